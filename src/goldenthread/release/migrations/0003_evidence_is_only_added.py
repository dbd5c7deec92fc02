"""Steps of lists and checks of files are evidence: a trigger refuses UPDATE, DELETE and TRUNCATE, also to the owner."""

from django.db import migrations

GUARD = """
CREATE TRIGGER release_step_is_never_changed BEFORE UPDATE OR DELETE ON release_step
    FOR EACH ROW EXECUTE FUNCTION record_refuse_change();
CREATE TRIGGER release_step_is_never_emptied BEFORE TRUNCATE ON release_step
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse_change();
CREATE TRIGGER release_check_is_never_changed BEFORE UPDATE OR DELETE ON release_check
    FOR EACH ROW EXECUTE FUNCTION record_refuse_change();
CREATE TRIGGER release_check_is_never_emptied BEFORE TRUNCATE ON release_check
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse_change();
"""
UNGUARD = """
DROP TRIGGER release_check_is_never_emptied ON release_check;
DROP TRIGGER release_check_is_never_changed ON release_check;
DROP TRIGGER release_step_is_never_emptied ON release_step;
DROP TRIGGER release_step_is_never_changed ON release_step;
"""


class Migration(migrations.Migration):
    dependencies = [("release", "0002_checks"), ("record", "0002_guard_the_chain")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
