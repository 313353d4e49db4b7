"""工作专班 of a task: chosen from those of the directory."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from luoshi.plans.operations.forces import assign_task_forces
from luoshi.plans.queries import tasks
from luoshi.web.http import Request
from luoshi.web.plans.found import at_work_or_404


@require_POST
def task_forces(request: Request, key: str, task_key: str) -> HttpResponse:
    """Let the chosen task forces work on a task."""
    plan, _version = at_work_or_404(request, key)
    task = get_object_or_404(tasks.tasks_of(plan), public_key=task_key)
    chosen = assign_task_forces(task=task, bodies=request.POST.getlist("force"), by=request.actor, now=request.now)
    messages.success(request, _("这项任务现在由%(count)s个工作专班承担。") % {"count": len(chosen)})
    return redirect("web:plan_task", key, task_key)
