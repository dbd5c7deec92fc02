import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('circle', '0001_capacity_and_consent'),
        ('record', '0010_circle_governed'),
    ]

    operations = [
        migrations.CreateModel(
            name='Watched',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('authority_id', models.CharField(max_length=3)),
                ('version', models.PositiveIntegerField()),
                ('because', models.CharField(max_length=1000)),
                ('begins', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('child', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='record.child')),
            ],
            options={
                'indexes': [models.Index(fields=['child'], name='watched_by_child')],
            },
        ),
    ]
