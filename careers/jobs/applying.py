"""She applies with her profile, and so shows it to that company; the company answers.

sent ──► interview ──► hired        taken_back: by her, from anywhere before an answer and after
  └────────┴────────► declined      (what she showed ends with it)
"""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccessLog, User
from careers.contact import reveals
from careers.contact.reveals import DEFAULT_DAYS
from careers.emails import jobs as emails
from careers.models import Application, CandidateProfile, Field, Job, Reveal
from companies.models import Company
from outbox.mail import post
from vocabulary.refused import Refused

State = Application.State
OPEN = (State.SENT, State.INTERVIEW)
ANSWERS = {
    State.INTERVIEW: (State.SENT,),
    State.DECLINED: (State.SENT, State.INTERVIEW),
    State.HIRED: (State.SENT, State.INTERVIEW),
}
A_DAY = 20  # applications of one person


class JobIsGone(Refused):
    message = _("This job is not open any more. Nothing was sent, and the company saw nothing.")


class NotReachable(Refused):
    message = _("Tick the e-mail address or the telephone, or the company cannot answer you.")


class Enough(Refused):
    message = _("You have applied for many jobs today. Come back tomorrow for more.")


class NotThatAnswer(Refused):
    message = _("This application has been answered or taken back meanwhile.")


@transaction.atomic
def apply(
    profile_id: int,
    job_id: int,
    *,
    fields: Collection[str],
    text: str = "",
    days: int = DEFAULT_DAYS,
) -> Application:
    """Sent twice it is one application, as it was first.

    Locks company, profile, reveal and job, in this order. Raises JobIsGone, NotReachable, Enough,
    and ContactRefused.
    """
    if not {Field.EMAIL, Field.PHONE} & set(fields):
        raise NotReachable
    company_id = Job.objects.values_list("company_id", flat=True).get(pk=job_id)
    Company.objects.locked(company_id)
    CandidateProfile.objects.locked(profile_id)
    if known := standing(profile_id, job_id):
        return known
    _not_too_many(profile_id)
    reveal = reveals.give(profile_id, company_id, fields, days)
    job = Job.objects.locked(job_id)
    if not job.is_open:
        raise JobIsGone
    application = Application.objects.create(
        job=job, profile_id=profile_id, reveal=reveal, text=text
    )
    _log("job.applied", application, by=reveal.profile.user)
    post(emails.application_sent, application.pk)
    post(emails.application_arrived, application.pk)
    return application


def standing(profile_id: int, job_id: int) -> Application | None:
    """What she has sent for this job and not taken back."""
    mine = Application.objects.filter(profile=profile_id, job=job_id)
    return mine.exclude(state=State.TAKEN_BACK).first()


@transaction.atomic
def take_back(application_id: int) -> Application:
    """And what it showed; the company is told that somebody did. Twice is harmless."""
    application = _locked(application_id)
    if application.state == State.TAKEN_BACK:
        return application
    reveals.take_back(application.reveal_id)
    was_open = application.state in OPEN
    application.state = State.TAKEN_BACK
    application.save(update_fields=["state"])
    _log("job.application_taken_back", application, by=application.profile.user)
    if was_open:
        post(emails.application_taken_back, application.pk)
    return application


@transaction.atomic
def answer(application_id: int, state: str, *, by: User) -> Application:
    """The company's word: ``interview``, ``declined`` or ``hired``. The same twice is told once.

    Raises NotThatAnswer, and ValueError for another word.
    """
    state = State(state)
    if state not in ANSWERS:
        raise ValueError(state)
    application = _locked(application_id)
    if application.state == state:
        return application
    if application.state not in ANSWERS[state] or not is_readable(application):
        raise NotThatAnswer
    application.state = state
    application.answered_at = timezone.now()
    application.save(update_fields=["state", "answered_at"])
    company = application.job.company.name
    _log(f"job.{state.value}", application, by=by, on_behalf_of=company)
    post(emails.application_answered, application.pk)
    return application


def is_readable(application: Application) -> bool:
    """Whether the company may still see whose it is: what she shows is in force."""
    return Reveal.objects.in_force().filter(pk=application.reveal_id).exists()


def _locked(application_id: int) -> Application:
    """After her profile, what it shows and the job, as everywhere."""
    found = Application.objects.values("profile_id", "reveal_id", "job_id").get(pk=application_id)
    CandidateProfile.objects.locked(found["profile_id"])
    Reveal.objects.locked(found["reveal_id"])
    Job.objects.locked(found["job_id"])
    return Application.objects.locked(application_id)


def _not_too_many(profile_id: int) -> None:
    since = timezone.now() - timedelta(days=1)
    if Application.objects.filter(profile=profile_id, sent_at__gt=since).count() >= A_DAY:
        raise Enough


def _log(action: str, application: Application, *, by: User, on_behalf_of: str = "") -> None:
    about = application.profile.user
    reason = f"{application.job.company}: {application.job.told_title}"
    AccessLog.add(action, application, by=by, about=about, on_behalf_of=on_behalf_of, reason=reason)


def readable(job: Job) -> QuerySet[Application]:
    """Those that the company may read now: what each shows is in force."""
    found = job.applications.exclude(state=State.TAKEN_BACK)
    found = found.filter(reveal__in=Reveal.objects.in_force())
    return found.select_related("profile__user", "profile__municipality", "reveal", "job__company")


def readable_of(job: Job) -> list[Application]:
    """The unanswered first, then the newest."""
    order = list(State)
    newest = readable(job).order_by("-sent_at", "-pk")
    return sorted(newest, key=lambda one: order.index(State(one.state)))
