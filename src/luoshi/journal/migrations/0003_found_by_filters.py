"""Indexes for the page of the journal: by person, by verb, by kind and by key, each by the moment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Indexes are made beside the table: the triggers of 0002 stay."""

    dependencies = [("journal", "0002_append_only")]
    operations = [
        migrations.AddIndex("entry", models.Index(fields=fields, name=name))
        for name, fields in (
            ("journal_by_person", ["jurisdiction_key", "person_key", "at"]),
            ("journal_by_verb", ["jurisdiction_key", "verb", "at"]),
            ("journal_by_kind", ["jurisdiction_key", "about_kind", "at"]),
            ("journal_by_key", ["about_key", "at"]),
        )
    ]
