"""The review desk as a page: who sees it, what stands on it, how often it asks the database."""

import pytest
from django.test import Client
from django.urls import reverse

from luoshi.base.actors import Role
from tests.luoshi.making import a_jurisdiction, an_account
from tests.luoshi.plans.making import a_draft, a_sample_draft

pytestmark = pytest.mark.django_db


def test_smoke(client: Client) -> None:
    version = a_sample_draft()
    account = an_account(version.jurisdiction)
    client.force_login(account)
    r = client.get(reverse("web:review", args=[version.plan.public_key]))
    open("/tmp/F_desk.html", "wb").write(r.content)
    assert r.status_code == 200
