"""Addresses of plans, whole from the root: luoshi.web.urls includes them without a prefix."""

from django.urls import URLPattern, URLResolver, path

from luoshi.web.plans import forces, ledger, pages, stand_in, task, unit, views
from luoshi.web.plans.approvals import APPROVALS
from luoshi.web.plans.forcing import FORCING

urlpatterns: list[URLPattern | URLResolver] = [
    path("plans/", pages.plans, name="plans"),
    path("plans/<slug:key>/", pages.plan, name="plan"),
    path("plans/<slug:key>/ledger/", ledger.plan_ledger, name="plan_ledger"),
    path("plans/<slug:key>/ledger.xlsx", ledger.plan_ledger_xlsx, name="plan_ledger_xlsx"),
    path("plans/<slug:key>/views/", views.save, name="plan_view_save"),
    path("plans/<slug:key>/views/<slug:view_key>/delete/", views.delete, name="plan_view_delete"),
    path("plans/<slug:key>/tasks/<slug:task_key>/", task.plan_task, name="plan_task"),
    path("plans/<slug:key>/tasks/<slug:task_key>/forces/", forces.task_forces, name="task_forces"),
    path("plans/<slug:key>/units/", unit.plan_units, name="plan_units"),
    path("plans/<slug:key>/units/<slug:unit_key>/", unit.plan_unit, name="plan_unit"),
    path("plans/<slug:key>/stand-in/", stand_in.plan_stand_in, name="plan_stand_in"),
    *FORCING,
    *APPROVALS,
]
