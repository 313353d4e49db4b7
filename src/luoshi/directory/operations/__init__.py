"""Every write to the directory. Each asks the permission first, then the state, and journals in its transaction."""

from luoshi.directory.operations.accounts import (
    change_password,
    create_account,
    reset_password,
    resume_account,
    stop_account,
)
from luoshi.directory.operations.aliases import add_alias, change_alias, end_alias
from luoshi.directory.operations.bodies import change_body, create_body
from luoshi.directory.operations.groups import add_member, change_group, create_group, end_member
from luoshi.directory.operations.handing import appoint_deputy, end_deputising, hand_over
from luoshi.directory.operations.jurisdictions import change_jurisdiction, create_jurisdiction
from luoshi.directory.operations.liaisons import (
    accept_filing,
    file_liaison,
    import_liaisons,
    offer_link,
    preview_liaisons,
    refuse_filing,
)
from luoshi.directory.operations.people import change_person, create_person
from luoshi.directory.operations.posts import change_post, change_role_of_post, create_post, hold_post, leave_post
from luoshi.directory.operations.renaming import merge_units, rename_unit
from luoshi.directory.operations.units import change_unit, close_unit, create_unit
from luoshi.directory.operations.usual import add_usual_aliases

__all__ = [
    "accept_filing",
    "add_alias",
    "add_member",
    "add_usual_aliases",
    "appoint_deputy",
    "change_alias",
    "change_body",
    "change_group",
    "change_jurisdiction",
    "change_password",
    "change_person",
    "change_post",
    "change_role_of_post",
    "change_unit",
    "close_unit",
    "create_account",
    "create_body",
    "create_group",
    "create_jurisdiction",
    "create_person",
    "create_post",
    "create_unit",
    "end_alias",
    "end_deputising",
    "end_member",
    "file_liaison",
    "hand_over",
    "hold_post",
    "import_liaisons",
    "leave_post",
    "merge_units",
    "offer_link",
    "preview_liaisons",
    "refuse_filing",
    "rename_unit",
    "reset_password",
    "resume_account",
    "stop_account",
]
