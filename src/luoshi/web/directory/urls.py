"""Addresses of the directory, whole from the root: luoshi.web.urls includes them without a prefix."""

from django.urls import URLPattern, URLResolver, path

from luoshi.web.directory import accounts, aliases, bodies, groups, people, posts, units, usual, workbook

urlpatterns: list[URLPattern | URLResolver] = [
    path("directory/", units.directory, name="directory"),
    path("directory/units/new/", units.unit_new, name="unit_new"),
    path("directory/units/<slug:key>/", units.unit, name="unit"),
    path("directory/units/<slug:key>/change/", units.unit_change, name="unit_change"),
    path("directory/units/<slug:key>/rename/", units.unit_rename, name="unit_rename"),
    path("directory/units/<slug:key>/close/", units.unit_close, name="unit_close"),
    path("directory/units/<slug:key>/merge/", units.unit_merge, name="unit_merge"),
    path("directory/units/<slug:key>/aliases/new/", aliases.alias_new, name="alias_new"),
    path("directory/units/<slug:key>/posts/new/", posts.unit_post_new, name="unit_post_new"),
    path("directory/aliases/<slug:key>/", aliases.alias_change, name="alias_change"),
    path("directory/departments/", usual.departments, name="departments"),
    path("directory/groups/", groups.groups, name="groups"),
    path("directory/groups/new/", groups.group_new, name="group_new"),
    path("directory/groups/<slug:key>/", groups.group, name="group"),
    path("directory/groups/<slug:key>/change/", groups.group_change, name="group_change"),
    path("directory/groups/<slug:key>/members/new/", groups.member_new, name="member_new"),
    path("directory/members/<slug:key>/end/", groups.member_end, name="member_end"),
    path("directory/bodies/", bodies.bodies, name="bodies"),
    path("directory/bodies/new/", bodies.body_new, name="body_new"),
    path("directory/bodies/<slug:key>/", bodies.body, name="body"),
    path("directory/bodies/<slug:key>/change/", bodies.body_change, name="body_change"),
    path("directory/bodies/<slug:key>/posts/new/", posts.body_post_new, name="body_post_new"),
    path("directory/posts/<slug:key>/", posts.post_change, name="post_change"),
    path("directory/posts/<slug:key>/role/", posts.post_role, name="post_role"),
    path("directory/posts/<slug:key>/hold/", posts.post_hold, name="post_hold"),
    path("directory/holdings/<slug:key>/leave/", posts.post_leave, name="post_leave"),
    path("directory/people/", people.people, name="people"),
    path("directory/people/new/", people.person_new, name="person_new"),
    path("directory/people/<slug:key>/", people.person, name="person"),
    path("directory/people/<slug:key>/change/", people.person_change, name="person_change"),
    path("directory/people/<slug:key>/account/", accounts.account_new, name="account_new"),
    path("directory/accounts/<slug:key>/reset/", accounts.account_reset, name="account_reset"),
    path("directory/accounts/<slug:key>/stop/", accounts.account_stop, name="account_stop"),
    path("directory/accounts/<slug:key>/resume/", accounts.account_resume, name="account_resume"),
    path("directory/import/", workbook.directory_import, name="directory_import"),
    path("directory/directory.xlsx", workbook.directory_export, name="directory_export"),
]
