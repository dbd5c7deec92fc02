"""The chain of events can only be added to: a trigger refuses UPDATE, DELETE and TRUNCATE, also to the table's owner."""

from django.db import migrations

GUARD = """
CREATE FUNCTION record_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are never changed or removed. Record a later event that puts the earlier one right.', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER record_event_is_never_changed BEFORE UPDATE OR DELETE ON record_event
    FOR EACH ROW EXECUTE FUNCTION record_refuse_change();
CREATE TRIGGER record_event_is_never_emptied BEFORE TRUNCATE ON record_event
    FOR EACH STATEMENT EXECUTE FUNCTION record_refuse_change();
"""
UNGUARD = """
DROP TRIGGER record_event_is_never_emptied ON record_event;
DROP TRIGGER record_event_is_never_changed ON record_event;
DROP FUNCTION record_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
