"""What something else still needs is not deleted: its editor reads what needs it."""

from guidance.models import Authority, Centre


def test_an_authority_with_steps_stays(client, editor, guidance):
    client.force_login(editor)
    tax = Authority.objects.get(key="tax")

    answer = client.post(f"/admin/guidance_authorities/delete/{tax.pk}/", follow=True)

    assert "Change these first: " in answer.content.decode()
    assert Authority.objects.filter(pk=tax.pk).exists()


def test_an_authority_that_nothing_needs_goes(client, editor, guidance):
    client.force_login(editor)
    police = Authority.objects.create(key="police", name_en="Police", name_da="Politi")

    client.post(f"/admin/guidance_authorities/delete/{police.pk}/")

    assert not Authority.objects.filter(pk=police.pk).exists()
    assert Centre.objects.exists()
