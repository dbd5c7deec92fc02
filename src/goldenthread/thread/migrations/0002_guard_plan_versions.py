"""A version of a plan is never changed once it is issued: a trigger refuses UPDATE."""

from django.db import migrations

GUARD = """
CREATE TRIGGER thread_version_is_never_changed BEFORE UPDATE ON thread_planversion
    FOR EACH ROW EXECUTE FUNCTION record_refuse_change();
CREATE TRIGGER thread_signature_is_never_changed BEFORE UPDATE ON thread_signature
    FOR EACH ROW EXECUTE FUNCTION record_refuse_change();
"""
UNGUARD = """
DROP TRIGGER thread_version_is_never_changed ON thread_planversion;
DROP TRIGGER thread_signature_is_never_changed ON thread_signature;
"""


class Migration(migrations.Migration):
    dependencies = [("thread", "0001_initial"), ("record", "0002_guard_the_chain")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
