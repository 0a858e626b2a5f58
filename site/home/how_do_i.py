"""“How do I …”: short answers inside the admin, each with a link to where it is done."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from accounts.roles import Role, has_role
from content.admin_frame import admin_frame

Words = str | Promise


@dataclass(frozen=True)
class Answer:
    """``where``: the name of the address at which one begins."""

    question: Words
    steps: tuple[Words, ...]
    where: str

    @property
    def url(self) -> str:
        try:
            return reverse(self.where)
        except NoReverseMatch:
            return ""


ANSWERS: tuple[tuple[Words, tuple[Answer, ...]], ...] = (
    (
        gettext_lazy("Pages"),
        (
            Answer(
                gettext_lazy("… change a page?"),
                (
                    gettext_lazy("Find it in the tree, change it, look at the preview."),
                    gettext_lazy("Press the arrow beside Save draft, then Publish."),
                ),
                "wagtailadmin_explore_root",
            ),
            Answer(
                gettext_lazy("… translate it into Danish?"),
                (
                    gettext_lazy("Open the page, then Translate this page."),
                    gettext_lazy("Write each text beside the English one, and publish."),
                ),
                "wagtailadmin_explore_root",
            ),
            Answer(
                gettext_lazy("… move a page and keep its old address?"),
                (
                    gettext_lazy("Move it in the tree: the old address leads to the new one."),
                    gettext_lazy("Addresses of other sites go under Redirects."),
                ),
                "wagtailredirects:index",
            ),
            Answer(
                gettext_lazy("… have a colleague read it first?"),
                (
                    gettext_lazy("Press the arrow beside Save draft, then Submit to Pages."),
                    gettext_lazy("Another editor finds it on her first page, and approves it."),
                ),
                "wagtailadmin_explore_root",
            ),
            Answer(
                gettext_lazy("… publish at a certain hour, or take a page off?"),
                (
                    gettext_lazy("Toggle status, then Set schedule; then Schedule to publish."),
                    gettext_lazy(
                        "The arrow beside Save draft, Unpublish: the page is off, and you keep it."
                    ),
                ),
                "wagtailadmin_explore_root",
            ),
            Answer(
                gettext_lazy("… find links that lead nowhere?"),
                (gettext_lazy("They are listed, with the page each stands on."),),
                "dead_links",
            ),
            Answer(
                gettext_lazy("… add a picture?"),
                (
                    gettext_lazy("Upload it, and say what it shows for those who cannot see it."),
                    gettext_lazy("Draw a frame round what must not be cut off."),
                ),
                "wagtailimages:index",
            ),
        ),
    ),
    (
        gettext_lazy("Rules and papers"),
        (
            Answer(
                gettext_lazy("… change what people must bring?"),
                (
                    gettext_lazy(
                        "Open the paper, or the step that asks for it. Write both languages."
                    ),
                    gettext_lazy("Try the draft on somebody, then send it for review."),
                    gettext_lazy("A colleague reads it and approves: then it counts at once."),
                ),
                "guidance_papers:list",
            ),
            Answer(
                gettext_lazy("… change a rule from a certain day on?"),
                (
                    gettext_lazy("Give the old rule a last day."),
                    gettext_lazy("Copy it, with the day after as its first day."),
                ),
                "guidance_rules:list",
            ),
            Answer(
                gettext_lazy("… add a step?"),
                (
                    gettext_lazy("Write the step, with its papers and deadlines, and send it."),
                    gettext_lazy("Then a rule for it: for whom, and after which other steps."),
                ),
                "guidance_steps:list",
            ),
            Answer(
                gettext_lazy("… tell that a municipality has joined?"),
                (gettext_lazy("Add an agreement: the centre, the municipality, its first day."),),
                "guidance_agreements:list",
            ),
            Answer(
                gettext_lazy("… change opening hours, or close for a day?"),
                (
                    gettext_lazy("Open the centre, then When it is open."),
                    gettext_lazy("A day that differs is a special day; new hours begin on a day."),
                ),
                "guidance_centres:index",
            ),
            Answer(
                gettext_lazy("… explain a word?"),
                (gettext_lazy("Write it in both languages: the guides mark it by themselves."),),
                "guidance_glossary:index",
            ),
            Answer(
                gettext_lazy("… see what a rule would change?"),
                (
                    gettext_lazy("Choose somebody and a day: both lists stand beside each other."),
                    gettext_lazy("Each draft says how many checklists it changes."),
                ),
                "rule_bench:index",
            ),
            Answer(
                gettext_lazy("… know which facts are old?"),
                (gettext_lazy("They are listed, with a link to each."),),
                "rules_wrong:index",
            ),
        ),
    ),
    (
        gettext_lazy("People and events"),
        (
            Answer(
                gettext_lazy("… put up an event?"),
                (
                    gettext_lazy("Write its page, give it dates and seats, publish."),
                    gettext_lazy("See who comes under People."),
                ),
                "event_admin:index",
            ),
            Answer(
                gettext_lazy("… answer a reader’s question?"),
                (gettext_lazy("Open it, write, send. Not yours? Hand it on, with a word why."),),
                "asking_admin:index",
            ),
            Answer(
                gettext_lazy("… say who answers what?"),
                (gettext_lazy("Choose a topic, a place if need be, and a team or a person."),),
                "responsibilities:index",
            ),
            Answer(
                gettext_lazy("… help people find a page?"),
                (
                    gettext_lazy("See what was looked for and not found."),
                    gettext_lazy("Press Say it in other words, or add a promoted search result."),
                ),
                "empty_searches",
            ),
        ),
    ),
)


@require_safe
def how_do_i(request: HttpRequest) -> HttpResponse:
    frame = admin_frame(_("How do I …"), "help")
    return render(request, "home/admin/how_do_i.html", frame | {"sections": ANSWERS})


class EditorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return has_role(request.user, Role.EDITOR)


class HowDoI(ViewSet):
    name = "how_do_i"
    url_prefix = "how-do-i"
    add_to_admin_menu = True
    icon = "help"
    menu_label = gettext_lazy("How do I …")
    menu_order = 20_000  # last
    menu_item_class = EditorsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", how_do_i, name="index")]
