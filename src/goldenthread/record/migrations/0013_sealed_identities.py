import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0012_compartments'),
    ]

    operations = [
        migrations.AddField(
            model_name='child',
            name='died_on',
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name='SealedMark',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('authority_id', models.CharField(max_length=3)),
                ('mark', models.CharField(max_length=32)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('authority_id', 'mark'), name='a_sealed_mark_is_kept_once')],
            },
        ),
        migrations.CreateModel(
            name='Sealing',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('authority_id', models.CharField(max_length=3)),
                ('version', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('adoption', 'an adoption'), ('gender', 'a change of gender'), ('protection', 'protection of a witness')], max_length=10)),
                ('particulars', models.TextField()),
                ('asked_by', models.UUIDField()),
                ('asked_on', models.DateField()),
                ('sealed_on', models.DateField(null=True)),
                ('link', models.TextField(blank=True)),
                ('child', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.child')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('sealed_on', None), _negated=True), fields=['child'], name='sealing_by_child')],
            },
        ),
    ]
