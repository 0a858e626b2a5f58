"""Who may go where: every address of the site, asked for by everybody.

``TABLE`` says for each address whom it lets in. Everybody else must not learn that it exists: a
stranger is asked to sign in, the others get the site's 404. An address that is not in the table
fails the test. Wagtail's and Django's own screens are one area each: nobody from outside gets in.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse, HttpResponseNotFound
from django.test import Client, override_settings
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from asking.models import Question
from careers.models import SavedSearch, ShortList
from careers.models.searching import no_more_mail_link
from careers.publishing.links import token_of
from companies import group_booking, membership, roster
from companies.models import (
    ColleagueInvitation,
    Company,
    GroupBooking,
    JoinRequest,
    Membership,
    NewHire,
    RosterRow,
)
from events import booking
from events.fairs.stands import Facts, add_stand
from events.feeds.mine import make_link, path_of
from events.models import Attendee, Booking, Certificate, Event, Session, Stand, WaitlistEntry
from events.sign_up import allotments
from events.sign_up.parties import confirm_sign_up, sign_up
from events.sign_up.party import Guest, Party
from guidance.models import Authority, Centre
from outbox.models import SentMail
from tests.asking.asked import asked
from tests.careers import access_world
from tests.companies import event_people, people
from tests.events import make
from tests.mentoring import access_world as mentoring_world
from tests.personas import company_of, member, owner, person
from tests.rules import load_rules

pytestmark = [pytest.mark.django_db, pytest.mark.every_database]

STRANGER, OTHER, HIRE = "stranger", "other company", "hire with another's token"
BOOKER, OWNER, AGENT = "booker", "owner", "agent"
DESK, PLANNER, ADVISER, EDITOR, ADMIN = "desk", "planner", "adviser", "editor", "admin"
CANDIDATE = "candidate"
WITHOUT_ACCOUNT = (STRANGER, HIRE)
COMPANY = {BOOKER, OWNER, AGENT}
STAFF = {DESK, PLANNER, ADVISER, EDITOR, ADMIN}
MEMBERS = {OTHER, CANDIDATE, *COMPANY, *STAFF}  # everybody who has signed in
EMPLOYERS = {OTHER, *COMPANY}  # the other company is told how to be verified, whatever it asks for
EVERYBODY = {STRANGER, HIRE, *MEMBERS}


@dataclass(frozen=True)
class World:
    """One of everything, for the addresses to be about."""

    company: Company
    group: GroupBooking
    draft: GroupBooking
    row: RosterRow
    hire: NewHire
    other_hire: NewHire
    seats: GroupBooking
    seats_draft: GroupBooking
    guest_of_company: NewHire
    session: Session
    course: Event
    booking: Booking
    party: Booking
    allotment: Booking
    entry: WaitlistEntry
    stand: Stand
    certificate: Certificate
    talk: Session
    invitation: ColleagueInvitation
    request: JoinRequest
    membership: Membership
    mail: SentMail
    question: Question
    bank: access_world.Bank
    mentoring: mentoring_world.Mentoring


Arguments = Callable[[World], list[Any]]


def nothing(world: World) -> list[Any]:
    return []


@dataclass(frozen=True)
class Rule:
    allowed: set[str]
    arguments: Arguments = nothing
    method: str = "get"
    data: dict[str, Any] = field(default_factory=dict)


def company(world: World) -> list[Any]:
    return [world.company.pk]


def group(world: World) -> list[Any]:
    return [world.group.reference]


def draft(world: World) -> list[Any]:
    return [world.draft.reference]


def row(world: World) -> list[Any]:
    return [world.draft.reference, world.row.pk]


def hire(world: World) -> list[Any]:
    return [world.group.reference, world.hire.pk]


def visit(world: World) -> list[Any]:
    return [world.hire.link.split("/visit/")[1].strip("/")]


def event_hire(world: World) -> list[Any]:
    return [world.seats.reference, world.guest_of_company.pk]


def her_event(world: World) -> list[Any]:
    return [world.guest_of_company.link.split("/visit/")[1].strip("/")]


def attendee(world: World) -> list[Any]:
    return [world.hire.attendee_id]


def my_calendar(world: World) -> list[Any]:
    link = make_link(world.company.memberships.filter(role="owner")[0].user)
    return [path_of(link).rpartition("/")[2].removesuffix(".ics")]


def my_booking(world: World) -> list[Any]:
    return [world.booking.link.split("/booking/")[1].strip("/")]


def party(world: World) -> list[Any]:
    return [world.party.link.split("/booking/")[1].strip("/")]


def allotment(world: World) -> list[Any]:
    return [world.allotment.link.split("/booking/")[1].strip("/")]


def one_of_party(world: World) -> list[Any]:
    return [*party(world), 1]


def guest(world: World) -> list[Any]:
    return [world.party.attendees.get(number=1).link.split("/ticket/")[1].strip("/")]


def came(world: World) -> list[Any]:
    address = world.party.attendees.get(number=2).feedback_address
    return [address.split("/feedback/")[1].strip("/")]


def certificate(world: World) -> list[Any]:
    return [world.certificate.link.split("/certificate/")[1].strip("/")]


def after_meeting(world: World) -> list[Any]:
    """Of who was there (the last of the party)."""
    address = world.party.attendees.get(number=2).talks_address
    return [address.split("/talks/")[1].strip("/")]


def in_line(world: World) -> list[Any]:
    return [world.entry.link.split("/waiting/")[1].strip("/")]


def fair(world: World) -> list[Any]:
    return [world.stand.event.slug]


def in_link(address: str) -> str:
    return address.strip("/").rpartition("/")[2]


def stand(world: World) -> list[Any]:
    return [world.stand.event.slug, world.stand.pk]


def fair_ticket(world: World) -> list[Any]:
    ticket = Attendee.objects.get(session__event=world.stand.event)
    return [ticket.link.split("/ticket/")[1].strip("/")]


def my_stand(world: World) -> list[Any]:
    return [world.stand.link.split("/stand/")[1].strip("/")]


def colleague(world: World) -> list[Any]:
    return [world.company.pk, world.membership.pk]


def invited(world: World) -> list[Any]:
    return [world.company.pk, world.invitation.pk]


def session(world: World) -> list[Any]:
    return [world.session.event.slug, world.session.pk]


def short_list(world: World) -> list[Any]:
    found, _new = ShortList.objects.get_or_create(company=world.company, name="Wind")
    return [found.pk]


def _kept(world: World) -> SavedSearch:
    members = world.company.memberships.filter(role="owner")
    facts = {"company": world.company, "user": members[0].user, "name": "Nurses"}
    found, _new = SavedSearch.objects.get_or_create(**facts)
    return found


def kept_search(world: World) -> list[Any]:
    return [_kept(world).pk]


def nobody_s_search(world: World) -> list[Any]:
    """Deleting what is gone, or was never one's own, leads to the searches."""
    return [_kept(world).pk + 1]


def no_more_mail(world: World) -> list[Any]:
    return [no_more_mail_link.token(_kept(world).pk, 1)]


def handle(world: World) -> list[Any]:
    return [world.bank.summary.handle]


def renewal(world: World) -> list[Any]:
    return [token_of(world.bank.summary.profile)]


def contact_request(world: World) -> list[Any]:
    return [world.bank.request.pk]


def one_job(world: World) -> list[Any]:
    return [world.bank.application.job_id]


def job_of_company(world: World) -> list[Any]:
    return [world.company.pk, world.bank.application.job_id]


def application(world: World) -> list[Any]:
    return [world.bank.application.pk]


def application_of_company(world: World) -> list[Any]:
    return [*job_of_company(world), world.bank.application.pk]


def mentors_partner(world: World) -> list[Any]:
    return [world.mentoring.partner.pk]


def mentors_invitation(world: World) -> list[Any]:
    return [world.mentoring.partner.pk, world.mentoring.invitation.pk]


def applies(world: World) -> list[Any]:
    return [world.mentoring.programme.slug, "student"]


def mentoring_pair(world: World) -> list[Any]:
    return [world.mentoring.match.pk]


def pairs_goal(world: World) -> list[Any]:
    return [world.mentoring.match.pk, world.mentoring.goal.pk]


def pairs_meeting(world: World) -> list[Any]:
    return [world.mentoring.match.pk, world.mentoring.meeting.pk]


def pairs_note(world: World) -> list[Any]:
    return [world.mentoring.match.pk, world.mentoring.note.pk]


TABLE: dict[str, Rule] = {
    # for everybody
    "root": Rule(EVERYBODY),
    "healthz": Rule(EVERYBODY),
    "readyz": Rule(EVERYBODY),
    "robots": Rule(EVERYBODY),
    "sitemap": Rule(EVERYBODY),
    "search": Rule(EVERYBODY),
    "privacy": Rule(EVERYBODY),
    "set_language": Rule(EVERYBODY, method="post", data={"language": "da"}),
    "admin_login_door": Rule(EVERYBODY),
    "frontend_login_door": Rule(EVERYBODY),
    "admin_reset_door": Rule(EVERYBODY),
    "styleguide": Rule(STAFF - {DESK}),
    "events:index": Rule(EVERYBODY),
    "events:event": Rule(EVERYBODY, lambda world: [world.session.event.slug]),
    "events:book": Rule(EVERYBODY, session),
    "events:book_course": Rule(EVERYBODY, lambda world: [world.course.slug]),
    "events:sent": Rule(EVERYBODY, lambda world: [world.course.slug, "confirm"]),
    "events:session_ics": Rule(EVERYBODY, session),
    "events:calendar_ics": Rule(EVERYBODY),
    "events:event_ics": Rule(EVERYBODY, lambda world: [world.session.event.slug]),
    "events:atom": Rule(EVERYBODY),
    "events:embed": Rule(EVERYBODY),
    "events:my_calendar_address": Rule(MEMBERS),
    "events:my_calendar": Rule(EVERYBODY, my_calendar),
    "events:certificates": Rule(EVERYBODY),
    "events:certificate": Rule(EVERYBODY, lambda world: [world.certificate.code]),
    "companies:sign_up": Rule(EVERYBODY),
    "companies:terms": Rule(EVERYBODY),
    # for everybody with an account
    "companies:ask_to_join": Rule(MEMBERS, method="post"),
    "companies:dashboard": Rule(MEMBERS),
    "companies:invitation": Rule(
        EVERYBODY, lambda world: [world.invitation.link.split("/invitation/")[1].strip("/")]
    ),
    "home:my": Rule(MEMBERS),
    "home:start": Rule(MEMBERS),
    "home:details": Rule(MEMBERS),
    "home:data": Rule(MEMBERS),
    "home:export": Rule(MEMBERS, method="post"),
    "home:download": Rule(MEMBERS),
    "home:throw_away": Rule(MEMBERS, method="post"),
    "home:goodbye": Rule(EVERYBODY),
    "home:erase": Rule(MEMBERS),
    "home:access_log": Rule(MEMBERS),
    # for a company's own people
    "companies:company": Rule(COMPANY, company),
    "companies:members": Rule(COMPANY, company),
    "companies:booking_new": Rule(COMPANY, company),
    "companies:events": Rule(COMPANY, company),
    "companies:event_new": Rule(
        COMPANY, lambda world: [world.company.pk, world.seats.at_event.slug]
    ),
    "companies:group_for": Rule(MEMBERS),
    "companies:empty_list": Rule(EVERYBODY),
    "companies:event_for": Rule({*COMPANY, OTHER}, lambda world: [world.seats.at_event.slug]),
    "companies:booking": Rule(COMPANY, group),
    "companies:centre": Rule(COMPANY, draft),
    "companies:roster": Rule(COMPANY, draft),
    "companies:columns": Rule(COMPANY, draft, "post"),
    "companies:replace_roster": Rule(COMPANY, draft),
    "companies:add_row": Rule(COMPANY, draft),
    "companies:row": Rule(COMPANY, row),
    "companies:remove_row": Rule(COMPANY, row, "post"),
    "companies:appointment": Rule(COMPANY, draft),
    "companies:check": Rule(COMPANY, draft),
    "companies:leave_out": Rule(COMPANY, draft, "post"),
    "companies:wait_in_line": Rule(COMPANY, lambda world: [world.seats_draft.reference], "post"),
    "companies:send": Rule(COMPANY, draft, "post"),
    "companies:book_again": Rule(COMPANY, group, "post"),
    "companies:remind": Rule(COMPANY, group, "post"),
    "companies:export": Rule(COMPANY, group),
    "companies:cancel": Rule(COMPANY, group),
    "companies:add_person": Rule(COMPANY, group),
    "companies:person": Rule(COMPANY, hire),
    "companies:another_time": Rule(COMPANY, hire, "post"),
    "companies:remind_person": Rule(COMPANY, hire, "post"),
    "companies:take_out": Rule(COMPANY, hire),
    "companies:date": Rule(COMPANY, lambda world: [world.seats_draft.reference]),
    "companies:replace_person": Rule(COMPANY, event_hire),
    # for its owners
    "companies:ask_again": Rule({OWNER}, company),
    "companies:member_role": Rule({OWNER}, colleague, "post", {"role": "booker"}),
    "companies:member_remove": Rule({OWNER, BOOKER}, colleague),  # the booker: herself
    "companies:invitation_again": Rule({OWNER}, invited, "post"),
    "companies:invitation_withdraw": Rule({OWNER}, invited, "post"),
    "companies:join_answer": Rule(
        {OWNER}, lambda world: [world.company.pk, world.request.pk], "post", {"answer": "no"}
    ),
    # for employers: who searches, and what a company keeps
    "candidates:search": Rule(EVERYBODY),
    "candidates:terms": Rule(EVERYBODY),
    "candidates:choose_company": Rule(EVERYBODY, method="post"),
    "candidates:compare": Rule(EMPLOYERS),
    "candidates:lists": Rule(EMPLOYERS),
    "candidates:list": Rule(EMPLOYERS, short_list),
    "candidates:list_rename": Rule(EMPLOYERS, short_list, "post", {"name": "Renamed"}),
    "candidates:list_delete": Rule(EMPLOYERS, short_list),
    "candidates:searches": Rule(EMPLOYERS),
    "candidates:keep_search": Rule(EMPLOYERS),
    "candidates:kept": Rule({OWNER, OTHER}, kept_search),
    "candidates:kept_mail": Rule({OWNER, OTHER}, kept_search, "post", {"on": "1"}),
    "candidates:kept_delete": Rule(EMPLOYERS, nobody_s_search, "post"),
    "candidates:no_more_mail": Rule(EVERYBODY, no_more_mail),
    "candidates:candidate": Rule(EMPLOYERS, handle),
    "candidates:put_on_list": Rule(EMPLOYERS, handle, "post", {"name": "Another"}),
    "candidates:note": Rule(EMPLOYERS, handle, "post", {"text": "Noted"}),
    "candidates:note_delete": Rule(EMPLOYERS, lambda world: [*handle(world), 1], "post"),
    # for employers, and for her whom they ask
    "candidates:requests": Rule(EMPLOYERS),
    "candidates:request": Rule(EMPLOYERS, contact_request),
    "candidates:request_take_back": Rule(EMPLOYERS, contact_request),
    "candidates:ask": Rule(EMPLOYERS, handle),
    "candidates:shown": Rule(EMPLOYERS, handle),
    "candidates:shown_cv": Rule(EMPLOYERS, handle),
    "cv:start": Rule(EVERYBODY),
    "cv:preview": Rule(MEMBERS),
    "cv:leave": Rule(MEMBERS),
    "cv:step": Rule(MEMBERS, lambda world: ["work"]),
    "cv:skills": Rule(MEMBERS),
    "cv:file": Rule(MEMBERS),
    "cv:file_download": Rule(MEMBERS),
    "cv:file_remove": Rule(MEMBERS),
    "cv:import": Rule(MEMBERS, method="post"),
    "cv:suggestions": Rule(MEMBERS),
    "cv:export": Rule(MEMBERS),
    "cv:export_json": Rule(MEMBERS),
    "cv:pdf": Rule(MEMBERS),
    "cv:requests": Rule(MEMBERS),
    "cv:request": Rule({CANDIDATE}, contact_request),
    "cv:request_outcome": Rule({CANDIDATE}, contact_request, "post", {"holds": "no"}),
    "cv:reveal_take_back": Rule({CANDIDATE}, lambda world: [world.bank.reveal.pk]),
    "cv:log": Rule(MEMBERS),
    "cv:blocked": Rule(MEMBERS),
    "cv:unblock": Rule({CANDIDATE}, method="post"),
    "candidates:ask_adviser": Rule(EMPLOYERS),
    "cv:talks": Rule(MEMBERS),
    "cv:talk": Rule(MEMBERS, lambda world: [world.bank.talk.pk]),
    "cv:cancel_talk": Rule(MEMBERS, method="post"),
    "cv:offers": Rule(MEMBERS),
    "cv:answer_offer": Rule(
        MEMBERS, lambda world: [world.bank.offer.pk], "post", {"answer": "yes"}
    ),
    "cv:outcomes": Rule(MEMBERS),
    "cv:take_outcome_back": Rule(MEMBERS, lambda world: [world.bank.outcome.pk], "post"),
    "cv:ask_adviser": Rule(MEMBERS),
    "cv:passed_on": Rule(MEMBERS, lambda world: [world.bank.passed_on.pk]),
    "cv:publishing": Rule(MEMBERS),
    "cv:words": Rule(MEMBERS),
    "cv:show": Rule(MEMBERS, method="post"),
    "cv:hide": Rule(MEMBERS, method="post"),
    "cv:go_on": Rule(MEMBERS, method="post"),
    "cv:found_work": Rule(MEMBERS),
    "guidance:arrival": Rule(EVERYBODY),
    "guidance:arrival_pdf": Rule(EVERYBODY),
    "guidance:arrival_take": Rule(EVERYBODY),
    "guidance:arrival_sent": Rule(EVERYBODY),
    "guidance:arrival_mine": Rule(MEMBERS),
    "guidance:glossary": Rule(EVERYBODY),
    "guidance:employers": Rule(EVERYBODY),
    "guidance:employer_check": Rule(EVERYBODY),
    "guidance:employer_plan_ics": Rule(EVERYBODY),
    "guidance:employer_plan_xlsx": Rule(EVERYBODY),
    "asking:ask": Rule(EVERYBODY),
    "asking:begin": Rule(EVERYBODY, method="post", data={"text": "When?"}),
    "asking:sent": Rule(EVERYBODY),
    "asking:hers": Rule(EVERYBODY, lambda world: [in_link(world.question.her_link)]),
    "asking:owners": Rule(EVERYBODY, lambda world: [in_link(world.question.owners_link)]),
    # jobs; who has no profile is told how to get one, whatever is asked for
    "jobs:index": Rule(EVERYBODY),
    "jobs:feed": Rule(EVERYBODY),
    "jobs:job": Rule(EVERYBODY, lambda world: [*one_job(world), "data-engineer"]),
    "jobs:mine": Rule(MEMBERS),
    "jobs:weekly": Rule(MEMBERS, method="post"),
    "jobs:save": Rule(MEMBERS, one_job, "post"),
    "jobs:apply": Rule(EVERYBODY, one_job),
    "jobs:application": Rule(MEMBERS, application),
    "jobs:take_back": Rule(MEMBERS, application, "post"),
    "jobs:got_it": Rule(MEMBERS, application, "post"),
    "company_jobs:index": Rule(COMPANY, company),
    "company_jobs:new": Rule(COMPANY, company),
    "company_jobs:job": Rule(COMPANY, job_of_company),
    "company_jobs:edit": Rule(COMPANY, job_of_company),
    "company_jobs:send": Rule(COMPANY, job_of_company, "post"),
    "company_jobs:close": Rule(COMPANY, job_of_company, "post"),
    "company_jobs:renew": Rule(COMPANY, job_of_company, "post"),
    "company_jobs:copy": Rule(COMPANY, job_of_company, "post"),
    "company_jobs:delete": Rule(COMPANY, job_of_company, "post"),
    "company_jobs:applicants": Rule(COMPANY, job_of_company),
    "company_jobs:cv": Rule(COMPANY, application_of_company),
    "company_jobs:answer": Rule(COMPANY, application_of_company, "post", {"state": "interview"}),
    # for whoever has the link, which is the key
    "jobs:weekly_off": Rule(EVERYBODY, lambda world: [world.bank.weekly_token]),
    "cv:renew": Rule(EVERYBODY, renewal),
    "cv:found_work_by_link": Rule(EVERYBODY, renewal),
    "cv:answer": Rule(EVERYBODY, lambda world: [world.bank.request.token]),
    "companies:visit": Rule(EVERYBODY, visit),
    "companies:visit_tick": Rule(EVERYBODY, visit, "post"),
    "companies:visit_application": Rule(EVERYBODY, visit, "post"),
    "companies:visit_details": Rule(EVERYBODY, visit),
    "companies:visit_another_time": Rule(EVERYBODY, visit),
    "companies:visit_keep_time": Rule(EVERYBODY, visit, "post"),
    "companies:visit_language": Rule(EVERYBODY, visit, "post", {"language": "da"}),
    "companies:visit_calendar": Rule(EVERYBODY, visit),
    "companies:visit_answers": Rule(EVERYBODY, her_event, "post"),
    "companies:visit_decline": Rule(EVERYBODY, her_event),
    "events:my_booking": Rule(EVERYBODY, my_booking),
    "events:booked": Rule(EVERYBODY, my_booking),
    "events:cancel_my_booking": Rule(EVERYBODY, my_booking),
    "events:my_booking_ics": Rule(EVERYBODY, my_booking),
    "events:confirm_sign_up": Rule(EVERYBODY, party, "post"),
    "events:name_guests": Rule(EVERYBODY, party),
    "events:add_guest": Rule(EVERYBODY, party),
    "events:remove_guest": Rule(EVERYBODY, one_of_party),
    "events:hand_over": Rule(EVERYBODY, one_of_party),
    "events:name_seats": Rule(EVERYBODY, allotment),
    "events:fewer_seats": Rule(EVERYBODY, allotment, "post", {"seats": "2"}),
    "events:take_off_seat": Rule(EVERYBODY, lambda world: [*allotment(world), 1]),
    "events:ticket": Rule(EVERYBODY, guest),
    "events:give_back": Rule(EVERYBODY, guest),
    "events:ticket_ics": Rule(EVERYBODY, guest),
    "events:feedback": Rule(EVERYBODY, came),
    "events:my_certificate": Rule(EVERYBODY, certificate),
    "events:certificate_pdf": Rule(EVERYBODY, certificate),
    "events:talks": Rule(EVERYBODY, after_meeting),
    "events:talk": Rule(EVERYBODY, lambda world: [*after_meeting(world), world.talk.pk]),
    "events:waiting": Rule(EVERYBODY, in_line),
    "events:take_seats": Rule(EVERYBODY, in_line, "post"),
    "events:leave_line": Rule(EVERYBODY, in_line, "post"),
    # a fair: for everybody, for who has a ticket, and for a stand's company by its link
    "events:stands": Rule(EVERYBODY, fair),
    "events:stand": Rule(EVERYBODY, stand),
    "events:stand_by_code": Rule(EVERYBODY, lambda world: [world.stand.code]),
    "events:who": Rule(EVERYBODY, fair),
    "events:my_contacts": Rule(EVERYBODY, fair),
    "events:take_back": Rule(EVERYBODY, stand, "post"),
    "events:ticket_stands": Rule(EVERYBODY, fair_ticket),
    "events:my_stand": Rule(EVERYBODY, my_stand),
    "events:stand_words": Rule(EVERYBODY, my_stand),
    "events:stand_sign": Rule(EVERYBODY, my_stand),
    "events:stand_export": Rule(EVERYBODY, my_stand),
    "events:stand_note": Rule(EVERYBODY, lambda world: [*my_stand(world), 1], "post"),
    # mentoring; who has no application is led to where one begins
    "mentoring:apply": Rule(EVERYBODY, lambda world: [world.mentoring.programme.slug]),
    "mentoring:application": Rule(EVERYBODY, applies),
    "mentoring:invitation": Rule(EVERYBODY, lambda world: [world.mentoring.invitation.token]),
    "mentoring:mine": Rule(MEMBERS),
    "mentoring:step": Rule(MEMBERS, lambda world: [*applies(world), "about"]),
    "mentoring:review": Rule(MEMBERS, applies),
    "mentoring:withdraw": Rule(MEMBERS, applies),
    "mentoring:copy": Rule(MEMBERS, applies, "post"),
    # what one of a pair is asked, and her certificate: by the link; genuine or not: by the code
    "mentoring:answer": Rule(EVERYBODY, lambda world: [world.mentoring.answer_token]),
    "mentoring:proposal": Rule({CANDIDATE}, mentoring_pair),
    "mentoring:end": Rule({CANDIDATE}, mentoring_pair),
    "mentoring:check_in": Rule(EVERYBODY, lambda world: [world.mentoring.check_in_token]),
    "mentoring:evaluation": Rule(EVERYBODY, lambda world: [world.mentoring.evaluation_token]),
    "mentoring:my_certificate": Rule(EVERYBODY, lambda world: [world.mentoring.certificate_token]),
    "mentoring:certificate_pdf": Rule(EVERYBODY, lambda world: [world.mentoring.certificate_token]),
    "mentoring:certificates": Rule(EVERYBODY),
    "mentoring:certificate": Rule(EVERYBODY, lambda world: [world.mentoring.certificate.code]),
    # for who coordinates the partner's mentors; here that is the company's owner
    "mentoring:pair": Rule({CANDIDATE}, mentoring_pair),
    "mentoring:pair_goals": Rule({CANDIDATE}, mentoring_pair),
    "mentoring:pair_goal": Rule({CANDIDATE}, pairs_goal),
    "mentoring:pair_goal_agree": Rule({CANDIDATE}, pairs_goal, "post"),
    "mentoring:pair_goal_reached": Rule({CANDIDATE}, pairs_goal, "post"),
    "mentoring:pair_goal_drop": Rule({CANDIDATE}, pairs_goal, "post"),
    "mentoring:pair_meetings": Rule({CANDIDATE}, mentoring_pair),
    "mentoring:pair_propose": Rule({CANDIDATE}, mentoring_pair),
    "mentoring:pair_met": Rule({CANDIDATE}, mentoring_pair),
    "mentoring:pair_meeting": Rule({CANDIDATE}, pairs_meeting),
    "mentoring:pair_ics": Rule({CANDIDATE}, pairs_meeting),
    "mentoring:pair_times": Rule({CANDIDATE}, pairs_meeting),
    "mentoring:pair_place": Rule({CANDIDATE}, pairs_meeting),
    "mentoring:pair_pick": Rule({CANDIDATE}, pairs_meeting, "post"),
    "mentoring:pair_keep": Rule({CANDIDATE}, pairs_meeting, "post"),
    "mentoring:pair_cancel": Rule({CANDIDATE}, pairs_meeting),
    "mentoring:pair_told": Rule({CANDIDATE}, pairs_meeting, "post"),
    "mentoring:pair_notes": Rule({CANDIDATE}, mentoring_pair),
    "mentoring:pair_note": Rule({CANDIDATE}, pairs_note),
    "mentoring:pair_note_delete": Rule({CANDIDATE}, pairs_note, "post"),
    "mentoring:pair_messages": Rule({CANDIDATE}, mentoring_pair),
    "mentoring:partner": Rule({OWNER}, mentors_partner),
    "mentoring:partner_programme": Rule(
        {OWNER}, lambda world: [world.mentoring.partner.pk, world.mentoring.programme.slug]
    ),
    "mentoring:remind_invited": Rule({OWNER}, mentors_invitation, "post"),
    "mentoring:withdraw_invitation": Rule({OWNER}, mentors_invitation, "post"),
    "mentoring:remind_mentor": Rule(
        {OWNER}, lambda world: [world.mentoring.partner.pk, world.mentoring.mentor.pk], "post"
    ),
    # the desk
    "desk:today": Rule({DESK, EDITOR, ADMIN}),
    "desk:arrival": Rule({DESK, ADMIN}),
    "desk:day": Rule({DESK, ADMIN}, lambda world: ["copenhagen", "2026-12-01"]),
    "desk:person": Rule({DESK, ADMIN}, attendee),
    "desk:scan": Rule(EVERYBODY, lambda world: [world.hire.attendee.ticket_code]),
    "desk:step": Rule({DESK, EDITOR, ADMIN}, method="post"),
    "desk:event": Rule({DESK, EDITOR, ADMIN}, lambda world: [world.session.pk]),
    "desk:walk_in": Rule({DESK, EDITOR, ADMIN}, lambda world: [world.session.pk], "post"),
    # the demo's mailbox: outside the demo there is none
    "demo:mailbox": Rule(set()),
    "demo:letter": Rule(set(), lambda world: [world.mail.pk]),
    "demo:letter_html": Rule(set(), lambda world: [world.mail.pk]),
    "demo:attachment": Rule(set(), lambda world: [world.mail.pk, 0]),
}

# Third parties' addresses, by how they begin. What is behind them is theirs to guard; that nobody
# from outside gets in is asked below.
AREAS = {
    "admin/": {PLANNER, ADVISER, EDITOR, ADMIN},
    "django-admin/": {ADMIN},
    "documents/": EVERYBODY,  # published files, by their own privacy
    "en/_util/": EVERYBODY,  # a page's own password
    "en/accounts/": EVERYBODY,  # sign-in; tests/accounts walks it
    "en/^((": EVERYBODY,  # Wagtail's pages, by their own privacy
}


def addresses() -> Iterator[tuple[str, str]]:
    """Name and pattern of every address."""
    yield from _walk(get_resolver().url_patterns, "", "")


def _walk(
    patterns: list[URLPattern | URLResolver], space: str, prefix: str
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            below = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, below, path)
        else:
            yield f"{space}{pattern.name}", path


@cache
def ours() -> dict[str, str]:
    return {name: path for name, path in addresses() if not _area(path)}


def _area(path: str) -> str:
    named = [area for area in AREAS if path.startswith(area)]
    return "" if path in DOORS else (named or [""])[0]


DOORS = {"admin/login/", "admin/password_reset/", "en/_util/login/"}


def test_every_address_is_in_the_table() -> None:
    behind_doors = {"wagtailcore_login", "wagtailadmin_login", "wagtailadmin_password_reset"}

    assert set(ours()) - behind_doors == set(TABLE)


@pytest.fixture(scope="module")
def users(module_db: None) -> dict[str, User | None]:
    """Everybody. Nordvind is the company; the other one is Havblik."""
    nordvind = company_of(person("hr"), "Nordvind A/S", "88000013", verified=True)
    havblik = company_of(person("newhr"), "Havblik ApS", "88000021", verified=False)
    return {
        STRANGER: None,
        HIRE: None,
        OTHER: owner(havblik),
        BOOKER: member(nordvind, Membership.Role.BOOKER, person("booker")),
        OWNER: owner(nordvind),
        AGENT: member(nordvind, Membership.Role.AGENT, person("agent"), agency="Relo ApS"),
        DESK: person("desk", Role.DESK),
        PLANNER: person("planner", Role.PLANNER),
        ADVISER: person("adviser", Role.ADVISER),
        EDITOR: person("editor", Role.EDITOR),
        CANDIDATE: person("candidate"),
        ADMIN: person("admin", Role.ADMINISTRATOR, superuser=True),
    }


@pytest.fixture(scope="module")
def world(users: dict[str, User | None]) -> World:
    load_rules()
    hr, booker = users[OWNER], users[BOOKER]
    nordvind = Company.objects.get(cvr="88000013")
    copenhagen = Centre.objects.get(key="copenhagen")
    desks = dict.fromkeys(Authority.objects.filter(key__in=("immigration", "citizen_service")), 10)
    morning = make.session(make.event(of=copenhagen), desks=desks)
    group = people.group_at(morning, nordvind)
    draft = group_booking.start(company=nordvind, centre=copenhagen, by=hr)
    evening = make.session(make.event(), seats=10)
    guest = make.people(1, evening)[0]
    dinner = make.session(make.event(slug="dinner"), seats=10)
    seats = event_people.sent(dinner, nordvind, hr, "Lukas")
    return World(
        company=nordvind,
        group=group,
        draft=draft,
        row=roster.add_row(draft, values={"given_name": "Ines"}, by=hr),
        hire=people.hire(group, morning, "Ana"),
        other_hire=people.hire(group, morning, "Bo"),
        seats=seats,
        seats_draft=event_people.started(dinner, nordvind, hr, people=2),
        guest_of_company=event_people.hire(seats, "Lukas"),
        session=evening,
        course=_course(),
        booking=_individual(evening, guest),
        party=_party(evening),
        allotment=_allotment(evening),
        entry=_in_line(evening),
        stand=_stand(),
        certificate=_certificate(evening),
        talk=_talk(evening),
        invitation=membership.invite(
            nordvind, email="new@nordvind.example", role=Membership.Role.BOOKER, by=hr
        ),
        request=JoinRequest.objects.create(company=nordvind, user=person("newcomer")),
        membership=Membership.objects.get(company=nordvind, user=booker),
        mail=SentMail.objects.create(
            to="a@b.example",
            subject="Hello",
            text="Hello",
            attachments=[{"name": "a.txt", "type": "text/plain", "content": ""}],
        ),
        question=asked(),
        bank=access_world.bank(users[CANDIDATE], nordvind),
        mentoring=mentoring_world.mentoring(hr, users[CANDIDATE]),
    )


def _individual(session: Session, guest: booking.Person) -> Booking:
    return booking.book_one(
        session=session,
        quota_ids=guest.quota_ids,
        given_name=guest.given_name,
        email="a@b.example",
        language="en",
    )


def _party(session: Session) -> Booking:
    """Of three, the last of whom has come already."""
    people = (Guest("Ana", email="party@b.example"), Guest("Bo"), Guest())
    held = sign_up(event=session.event, sessions=[session], party=Party(people))
    held = confirm_sign_up(held)
    held.attendees.filter(number=2).update(state=Attendee.State.ARRIVED)
    return held


def _allotment(session: Session) -> Booking:
    held = allotments.reserve(
        sessions=[session],
        seats_wanted=3,
        organisation="A network",
        contact_name="Pia",
        contact_email="pia@b.example",
        until=timezone.localdate() + timedelta(days=7),
    )
    return allotments.name_people(held, {1: Guest("Ana")})


def _course() -> Event:
    course = make.event(slug="danish-from-scratch")
    Event.objects.filter(pk=course.pk).update(kind=Event.Kind.COURSE)
    make.session(course, seats=10)
    return course


def _certificate(session: Session) -> Certificate:
    seat = session.attendees.order_by("pk").first()
    return Certificate.objects.create(
        event=session.event,
        attendee=seat,
        name="Ana",
        title="Danish",
        organiser="Us",
        attended=[],
        meetings=1,
        given_on=session.starts,
    )


def _stand() -> Stand:
    """Of a fair to which one person comes."""
    jobs = make.event(slug="job-fair")
    Event.objects.filter(pk=jobs.pk).update(kind=Event.Kind.FAIR)
    jobs.refresh_from_db()
    make.booked(make.session(jobs, seats=10))
    return add_stand(jobs, Facts(organisation="Nordvind", contact_email="stand@b.example"))


def _talk(after: Session) -> Session:
    talks = make.event(slug="a-talk")
    Event.objects.filter(pk=talks.pk).update(kind=Event.Kind.TALKS, follows=after.event)
    Attendee.objects.filter(session=after, number=2).update(email="came@b.example")
    return make.session(talks, seats=1)


def _in_line(session: Session) -> WaitlistEntry:
    return WaitlistEntry.objects.create(
        event=session.event,
        session=session,
        contact_name="Ana",
        contact_email="a@b.example",
        seats=1,
    )


@pytest.fixture(scope="module")
def visitors(world: World, users: dict[str, User | None]) -> dict[str, Client]:
    """Everybody, signed in; the hire has opened her own page with her own link."""
    clients = {who: without_redirects() for who in users}
    for who, user in users.items():
        if user is not None:
            clients[who].force_login(user)
    clients[HIRE].get(world.other_hire.link)
    return clients


def without_redirects() -> Client:
    """Who asks, after every 404, whether an editor has led the address elsewhere: a third of what
    such an answer takes, and there are thousands."""
    rest = [each for each in settings.MIDDLEWARE if "contrib.redirects" not in each]
    client = Client()
    with override_settings(MIDDLEWARE=rest):
        client.handler.load_middleware()
    return client


def in_turn(number: int, visitors: set[str]) -> set[str]:
    """Those who ask for an address: everybody; on PostgreSQL one after the other, for who may go
    where is decided in Python, and only the queries are its own."""
    if connection.vendor == "sqlite" or not visitors:
        return visitors
    return {sorted(visitors)[number % len(visitors)]}


@pytest.fixture
def _plain_404(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the status is looked at, of two thousand answers; the page of our own takes 15 ms."""
    monkeypatch.setattr(
        "config.urls.handler404", lambda request, exception: HttpResponseNotFound(), raising=False
    )


def outcome(response: HttpResponse) -> str:
    """in, sign in, or nothing there."""
    if response.status_code == 404:
        return "nothing there"
    if response.status_code in (302, 301) and "/accounts/login/" in response["Location"]:
        return "sign in"
    return "in" if response.status_code < 500 else f"error {response.status_code}"


def ask(client: Client, rule: Rule, url: str) -> HttpResponse:
    """Ask, and undo whatever was done."""
    with transaction.atomic():
        response = getattr(client, rule.method)(url, rule.data)
        if response.headers.get("Location") == f"/en{url}":  # Django tries with the language, too
            response = client.get(f"/en{url}")
        transaction.set_rollback(True)
    return response


@pytest.mark.usefixtures("_plain_404")
@pytest.mark.parametrize("name", sorted(TABLE))
def test_an_address_lets_in_whom_the_table_says(
    name: str, world: World, visitors: dict[str, Client]
) -> None:
    rule = TABLE[name]
    url = reverse(name, args=rule.arguments(world))
    is_door = name.endswith("_door")  # leads to the sign-in by purpose

    turn = sorted(TABLE).index(name)
    asking = in_turn(turn, rule.allowed) | in_turn(turn, set(visitors) - rule.allowed)

    got = {who: outcome(ask(visitors[who], rule, url)) for who in asking}

    expected = {
        who: "in"
        if who in rule.allowed and not is_door
        else "sign in"
        if who in WITHOUT_ACCOUNT or is_door
        else "nothing there"
        for who in visitors
    }
    if name == "styleguide":  # for the makers of the site; nobody is asked to sign in to it
        expected |= dict.fromkeys(WITHOUT_ACCOUNT, "nothing there")
    if name.startswith("demo:"):
        expected = dict.fromkeys(visitors, "nothing there")
    if name == "admin_reset_door":
        expected = dict.fromkeys(visitors, "in")
    if name.startswith("admin_"):  # for whoever has signed in and does not work here
        outside = set(visitors) - AREAS["admin/"] - set(WITHOUT_ACCOUNT)
        expected |= dict.fromkeys(outside, "nothing there")
    if name == "desk:step":  # an empty step is of nobody, for those who may step too
        expected |= dict.fromkeys(rule.allowed, "nothing there")
    assert got == {who: expected[who] for who in asking}


def test_what_one_may_not_see_looks_like_what_does_not_exist(
    world: World, visitors: dict[str, Client]
) -> None:
    """The same bytes, but for the address itself and what changes with every answer."""
    theirs = reverse("companies:booking", args=[world.group.reference])
    none = reverse("companies:booking", args=["NOTHING2"])
    client = visitors[OTHER]

    first, second = (client.get(url).content.replace(url.encode(), b"") for url in (theirs, none))

    assert _steady(first).replace(world.group.reference.encode(), b"NOTHING2") == _steady(second)


def _steady(content: bytes) -> bytes:
    """Without the CSRF token, which is masked anew each time."""
    return b"".join(line for line in content.splitlines() if b"csrfmiddlewaretoken" not in line)


@pytest.mark.usefixtures("_plain_404")
@pytest.mark.parametrize("area", ["admin/", "django-admin/"])
def test_nobody_from_outside_enters_the_staff_areas(
    area: str, world: World, visitors: dict[str, Client]
) -> None:
    outside = set(visitors) - AREAS[area]
    paths = [path for name, path in _reversible(area)]
    entered = {
        (who, path)
        for number, path in enumerate(paths)
        for who in in_turn(number, outside)
        if visitors[who].get(path).status_code == 200
    }

    assert len(paths) > 10
    assert entered == set()


def _reversible(area: str) -> Iterator[tuple[str, str]]:
    """The area's addresses that take no argument, or one number."""
    for name, path in addresses():
        if not path.startswith(area) or path in DOORS or "jsi18n" in path or "sprite" in path:
            continue
        for arguments in ([], [1]):
            try:
                yield name, reverse(name, args=arguments)
            except NoReverseMatch:
                continue
            break
