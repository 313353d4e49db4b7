"""What somebody said and somebody else entered."""

import django.db.models.deletion
import luoshi.base.models
from django.db import migrations, models


class Migration(migrations.Migration):
    """The table of statements; the table of entries, and its triggers, stay as they are."""

    dependencies = [
        ('directory', '0001_initial'),
        ('journal', '0003_found_by_filters'),
    ]

    operations = [
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_key', models.CharField(default=luoshi.base.models.new_key, editable=False, max_length=22, unique=True)),
                ('about_kind', models.CharField(max_length=64)),
                ('about_key', models.CharField(max_length=64)),
                ('said_by', models.CharField(max_length=22)),
                ('said_in', models.CharField(max_length=22)),
                ('way', models.CharField(choices=[('telephone', '电话'), ('letter', '来函'), ('message', '短信或即时消息'), ('paper', '书面签字')], max_length=10)),
                ('said_on', models.DateField()),
                ('words', models.CharField(blank=True, max_length=500)),
                ('scan_key', models.CharField(blank=True, max_length=22)),
                ('entered_by', models.CharField(max_length=22)),
                ('entered_at', models.DateTimeField()),
                ('jurisdiction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.jurisdiction')),
            ],
            options={
                'indexes': [models.Index(fields=['about_kind', 'about_key', 'entered_at'], name='journal_statements'), models.Index(fields=['said_by'], name='journal_statements_by')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('way', 'paper'), _negated=True), models.Q(('scan_key', ''), _negated=True), _connector='OR'), name='journal_paper_has_its_scan'), models.CheckConstraint(condition=models.Q(('said_by', models.F('entered_by')), _negated=True), name='journal_nobody_enters_their_own_statement')],
            },
        ),
    ]
