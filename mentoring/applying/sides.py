"""A student's and a mentor's application go the same way; here is what differs."""

from accounts.models import User
from mentoring.models import MentorApplication, Programme, Side, StudentApplication

Either = StudentApplication | MentorApplication


def locked(side: str, pk: int) -> Either:
    """The fresh record, in the transaction that changes it. Raises DoesNotExist."""
    if side == Side.STUDENT:
        return StudentApplication.objects.locked(pk)
    return MentorApplication.objects.locked(pk)


def of(user: User, programme: Programme, side: str) -> Either | None:
    """This person's own, whatever its state."""
    if side == Side.STUDENT:
        students = StudentApplication.objects.visible_to(user).filter(programme=programme)
        return students.select_related("programme", "user", "university").first()
    mentors = MentorApplication.objects.filter(user=user, programme=programme)
    return mentors.select_related("programme", "user", "partner", "invitation").first()


def of_programme(programme: Programme, side: str, pk: int) -> Either | None:
    """Of anybody, for staff."""
    if side == Side.STUDENT:
        students = StudentApplication.objects.select_related("programme", "user", "university")
        return students.filter(programme=programme, pk=pk).first()
    mentors = MentorApplication.objects.select_related("programme", "user", "partner")
    return mentors.filter(programme=programme, pk=pk).first()
