"""Every address with the rows of the permission table that open it, and what a refusal looks like.

tests/walks walks each address and method as every role from every relation, and fails where the answer is another than
this list says, or where an address is not in it. The list decides nothing: the operations and questions do.
"""

from dataclasses import dataclass
from enum import StrEnum

from luoshi.base.permissions import Permission
from luoshi.directory import permissions as directory
from luoshi.documents import permissions as documents
from luoshi.journal.permissions import READ_JOURNAL
from luoshi.notifications import permissions as notifications
from luoshi.plans import permissions as plans
from luoshi.reporting import permissions as reporting
from luoshi.web.permissions import READ_TABLE

Rows = tuple[Permission, ...]


class Refused(StrEnum):
    """How somebody is answered whom no row lets do it. Strangers are always sent to sign in."""

    SENTENCE = "403"
    NOTHING_THERE = "404"
    EMPTY_LIST = "200, with nothing in it"


@dataclass(frozen=True, slots=True)
class Door:
    """One method of an address.

    ``seen`` are the rows by which the thing that the address names is there at all, one of them is enough: for others it
    is not there (404), whatever they would do with it. ``rows`` are those by which it may be done; none for everybody who
    is signed in. ``is_open`` lets in strangers too. ``is_own``: what the address names is there for its owner alone.
    """

    rows: Rows = ()
    seen: Rows = ()
    refused: Refused = Refused.SENTENCE
    is_open: bool = False
    is_own: bool = False


Doors = dict[str, Door]
_PLANS: Rows = (plans.SEE_AT_WORK, plans.SEE_OF_UNIT)
_UNIT: Rows = (directory.READ,)


def _get(*rows: Permission, seen: Rows = (), refused: Refused = Refused.SENTENCE) -> Doors:
    return {"GET": Door(rows, seen, refused)}


def _post(*rows: Permission, seen: Rows = ()) -> Doors:
    return {"POST": Door(rows, seen)}


def _form(*rows: Permission, seen: Rows = ()) -> Doors:
    """Return the doors of a page with a form: who may not send it does not see it either."""
    return _get(*rows, seen=seen) | _post(*rows, seen=seen)


def _list(*rows: Permission) -> Doors:
    """Return the door of a list: who sees nothing of it sees it empty."""
    return _get(*rows, refused=Refused.EMPTY_LIST)


_OWN: Doors = {"POST": Door(is_own=True)}
_ANYBODY: Doors = {"GET": Door(is_open=True), "POST": Door(is_open=True)}
_FRAME: dict[str, Doors] = {
    "home": _get(),
    "sign_in": _ANYBODY,
    "sign_out": {"POST": Door(is_open=True)},
    "password": _form(),
    "theme": {"POST": Door(is_open=True)},
    "search": _get(),
    "styleguide": _get(),
    "permissions": _get(READ_TABLE),
    "acting_post": _OWN,
    "journal": _get(READ_JOURNAL),
    "journal_check": _post(READ_JOURNAL),
    "journal_export": _post(READ_JOURNAL),
    "my_information": _get(),
}
_SIGNING: dict[str, Doors] = {
    "first_sign_in": _ANYBODY,
    "second": _form(),
    "prove": _form(),
    "signings": _get(),
    "signing_end": _OWN,
    "signing_end_others": _post(),
    "second_setup": _form(),
    "second_key": _post(),
    "second_codes": _post(),
    "second_remove": _post(),
    "subject_link": _get(),
    "subject_unlink": _post(),
}
_NOTICES: dict[str, Doors] = {
    "messages": _get(),
    "messages_read": _post(),
    "message_email": _post(),
    "deliveries": _get(notifications.SEE_DELIVERIES),
    "delivery_again": _post(notifications.SEE_DELIVERIES, seen=(notifications.SEE_DELIVERIES,)),
    "hooks": _form(notifications.KEEP_HOOKS),
    "hook_change": _form(notifications.KEEP_HOOKS, seen=(notifications.KEEP_HOOKS,)),
    "hook_try": _post(notifications.KEEP_HOOKS, seen=(notifications.KEEP_HOOKS,)),
}
_DOCUMENTS: dict[str, Doors] = {
    "documents": _list(documents.SEE),
    "document_upload": _form(documents.RECEIVE),
    "document": _get(seen=(documents.SEE,)),
    "document_status": _get(seen=(documents.SEE,)),
    "document_file": _get(seen=(documents.SEE,)),
    "document_again": _post(documents.RECEIVE, seen=(documents.SEE,)),
    "plan_draft": _post(plans.DRAFT_PLAN, seen=(documents.SEE,)),
}
_KEPT = _form(directory.KEEP, seen=_UNIT)
_DIRECTORY: dict[str, Doors] = {
    "directory": _list(directory.READ),
    "unit_new": _form(directory.KEEP),
    "unit": _get(seen=_UNIT),
    "unit_change": _KEPT,
    "unit_rename": _KEPT,
    "unit_close": _KEPT,
    "unit_merge": _KEPT,
    "alias_new": _KEPT,
    "alias_change": _KEPT,
    "unit_post_new": _KEPT,
    "departments": _get() | _post(directory.KEEP),
    "groups": _list(directory.READ),
    "group_new": _form(directory.KEEP),
    "group": _get(seen=_UNIT),
    "group_change": _KEPT,
    "member_new": _KEPT,
    "member_end": _KEPT,
    "bodies": _list(directory.READ),
    "body_new": _form(directory.KEEP),
    "body": _get(seen=_UNIT),
    "body_change": _KEPT,
    "body_post_new": _KEPT,
    "post_change": _KEPT,
    "post_role": _KEPT,
    "post_hold": _KEPT,
    "post_leave": _KEPT,
    "people": _list(directory.READ),
    "person_new": _form(directory.KEEP),
    "person": _get(seen=_UNIT),
    "person_change": _KEPT,
    "account_new": _form(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "account_reset": _post(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "account_stop": _post(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "account_resume": _post(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "account_code": _post(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "account_release": _post(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "account_second_remove": _post(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "account_subject_unlink": _post(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "account_import": _form(directory.KEEP_ACCOUNTS),
    "person_held": _get(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "person_anonymise": _post(directory.KEEP_ACCOUNTS, seen=_UNIT),
    "post_hand_over": _KEPT,
    "post_deputise": _KEPT,
    "deputy_end": _KEPT,
    "vacancies": _get(directory.READ),
    "liaisons": _get(directory.READ),
    "liaisons_import": _form(directory.KEEP),
    "liaisons_export": _get(directory.READ),
    "link_new": _post(directory.KEEP, seen=_UNIT),
    "filing_accept": _post(directory.KEEP, seen=_UNIT),
    "filing_refuse": _post(directory.KEEP, seen=_UNIT),
    "collect": _ANYBODY,
    "directory_import": _form(directory.KEEP),
    "directory_export": _get(directory.READ),
}
_AT_WORK = _get(seen=_PLANS)
_DRAFT: Rows = (plans.REVIEW,)
_PLAN: dict[str, Doors] = {
    "plans": _list(*_PLANS),
    "plan": _AT_WORK,
    "plan_ledger": _AT_WORK,
    "plan_ledger_xlsx": _AT_WORK | _post(seen=_PLANS),
    "plan_view_save": _post(plans.KEEP_VIEW, seen=_PLANS),
    "plan_view_delete": _post(seen=(plans.KEEP_VIEW,)),
    "plan_task": _AT_WORK,
    "task_forces": _post(plans.ASSIGN_TASK_FORCE, seen=_PLANS),
    "plan_units": _AT_WORK,
    "plan_unit": _AT_WORK,
    "plan_history": _AT_WORK,
    "plan_difference": _AT_WORK,
    "plan_amend": _post(plans.AMEND, seen=_PLANS),
    "plan_put_in_force": _form(plans.PUT_IN_FORCE, seen=_DRAFT),
    "plan_discard": _post(plans.REVIEW, seen=_DRAFT),
    "plan_approval": _form(plans.REVIEW, seen=_DRAFT),
    "plan_stand_in": _form(seen=(plans.NAME_STAND_IN,)),
}
_REVIEW: dict[str, Doors] = {
    "review": _get(seen=_DRAFT),
    "review_name": _form(seen=_DRAFT),
    "review_piece": _form(seen=_DRAFT),
    "review_reread": _form(seen=_DRAFT),
} | {
    f"review_{act}": _post(seen=_DRAFT)
    for act in (
        "undo",
        "arrangement",
        "consolidating",
        "doubts",
        "doubt",
        "reopen",
        "names_accept",
        "add",
        "split",
        "merge",
        "move",
        "strike",
        "restore",
    )
}
_REPORTS_SEEN: Rows = (reporting.SEE_ALL, reporting.SEE_OF_UNIT)
_SEEN_BY_OFFICE: Rows = (reporting.SEE_ALL,)
_ASKED_SEEN: Rows = (reporting.SEE_ALL, reporting.REQUEST_ADJUSTMENT)
_ENQUIRED_SEEN: Rows = (reporting.SEE_ALL, reporting.ANSWER)
_BRIEFED_SEEN: Rows = (reporting.SEE_ALL, reporting.SEND_BRIEFING)
_IMPLEMENTED_SEEN: Rows = (reporting.SEE_ALL, reporting.WRITE_IMPLEMENTATION)
_REPORTING: dict[str, Doors] = {
    "reports": _list(reporting.SEE_OF_UNIT),
    "reports_accept": _post(reporting.REVIEW),
    "report": _get(seen=_REPORTS_SEEN),
    "report_write": _post(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "evidence_add": _post(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "evidence_file": _get(seen=_REPORTS_SEEN),
    "evidence_remove": _post(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "summary_write": _post(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "report_nothing_new": _post(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "report_submit": _post(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "report_take_back": _post(reporting.WRITE, seen=_REPORTS_SEEN),
    "report_approve": _post(reporting.APPROVE, seen=_REPORTS_SEEN),
    "report_return": _post(reporting.APPROVE, reporting.REVIEW, seen=_REPORTS_SEEN),
    "report_approval": _form(reporting.RECORD_APPROVAL, reporting.RECORD_APPROVAL_FOR_UNIT, seen=_REPORTS_SEEN),
    "report_book": _get(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "report_book_bring": _post(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "books": _form(reporting.WRITE, reporting.WRITE_FOR_UNIT),
    "book": _get(seen=_REPORTS_SEEN) | _post(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "book_aside": _post(reporting.WRITE, reporting.WRITE_FOR_UNIT, seen=_REPORTS_SEEN),
    "book_file": _get(seen=_REPORTS_SEEN),
    "implementations": _get(reporting.SEE_ALL, reporting.WRITE_IMPLEMENTATION) | _post(reporting.WRITE_IMPLEMENTATION),
    "implementation": _get(seen=_IMPLEMENTED_SEEN) | _post(reporting.WRITE_IMPLEMENTATION, seen=_IMPLEMENTED_SEEN),
    "implementation_read": _post(reporting.WRITE_IMPLEMENTATION, seen=_IMPLEMENTED_SEEN),
    "implementation_submit": _post(reporting.WRITE_IMPLEMENTATION, seen=_IMPLEMENTED_SEEN),
    "implementation_take_back": _post(reporting.WRITE_IMPLEMENTATION, seen=_IMPLEMENTED_SEEN),
    "implementation_decide": _post(reporting.FILE_IMPLEMENTATION, seen=_IMPLEMENTED_SEEN),
    "implementation_file": _get(seen=_IMPLEMENTED_SEEN),
    "period_merged": _get(reporting.SEE_ALL, seen=_SEEN_BY_OFFICE),
    "layouts": _get(reporting.SEE_ALL) | _post(reporting.KEEP_LAYOUTS),
    "layout": _get(reporting.SEE_ALL, seen=_SEEN_BY_OFFICE) | _post(reporting.KEEP_LAYOUTS, seen=_SEEN_BY_OFFICE),
    "layout_remove": _post(reporting.KEEP_LAYOUTS, seen=_SEEN_BY_OFFICE),
    "period_books": _get(reporting.REVIEW, seen=_SEEN_BY_OFFICE),
    "adjust": _form(reporting.REQUEST_ADJUSTMENT, seen=_PLANS),
    "adjustments": _get(reporting.SEE_ALL, reporting.REQUEST_ADJUSTMENT),
    "adjustment": _get(seen=_ASKED_SEEN),
    "adjustment_decide": _post(reporting.DECIDE_ADJUSTMENT, seen=_ASKED_SEEN),
    "adjustment_withdraw": _post(reporting.REQUEST_ADJUSTMENT, seen=_ASKED_SEEN),
    "enquire": _form(reporting.ENQUIRE, seen=_PLANS),
    "enquiries": _get(reporting.SEE_ALL, reporting.ANSWER),
    "enquiry_new": _form(reporting.ENQUIRE),
    "enquiry_together": _get(reporting.SEE_ALL, seen=_SEEN_BY_OFFICE),
    "enquiry": _get(seen=_ENQUIRED_SEEN) | _post(reporting.ANSWER, seen=_ENQUIRED_SEEN),
    "enquiry_call_off": _post(reporting.ENQUIRE, seen=_ENQUIRED_SEEN),
    "briefings": _get(reporting.SEE_ALL, reporting.SEND_BRIEFING),
    "briefing_new": _form(reporting.SEND_BRIEFING),
    "briefings_collect": _post(reporting.USE_BRIEFINGS),
    "briefing_collection": _get(reporting.SEE_ALL, seen=_SEEN_BY_OFFICE),
    "briefing": _get(seen=_BRIEFED_SEEN),
    "briefing_decide": _post(reporting.USE_BRIEFINGS, seen=_BRIEFED_SEEN),
    "briefing_withdraw": _post(reporting.SEND_BRIEFING, seen=_BRIEFED_SEEN),
    "briefing_feedback": _post(reporting.USE_BRIEFINGS, seen=_BRIEFED_SEEN),
    "acknowledge": _form(reporting.ACKNOWLEDGE, seen=(reporting.SEE_ALL, reporting.ACKNOWLEDGE)),
    "reviewing": _get(reporting.REVIEW),
    "period": _get(reporting.REVIEW, seen=_SEEN_BY_OFFICE),
    "period_reopen": _post(reporting.REOPEN, seen=_SEEN_BY_OFFICE),
    "plan_reporting": _get(seen=_PLANS),
    "schedule_add": _form(reporting.ARRANGE, seen=_PLANS),
    "schedule_change": _form(reporting.ARRANGE, seen=_PLANS),
    "plan_grid": _get(reporting.SEE_ALL, seen=_PLANS),
    "plan_grid_xlsx": _get(reporting.SEE_ALL, seen=_PLANS),
    "feed": _form(),
    "feed_file": {"GET": Door(is_open=True)},
    "calendar": _form(reporting.KEEP_CALENDAR),
    "calendar_year": _form(reporting.KEEP_CALENDAR),
}
ROUTES: dict[str, Doors] = _FRAME | _SIGNING | _NOTICES | _REPORTING | _DOCUMENTS | _DIRECTORY | _PLAN | _REVIEW
"""The doors of each address by its name in the namespace "web"."""
