"""Looks are only ever added, by one function that chains them; triggers refuse everything else.

Each hash is the SHA-256 of the hash before it and of the row as PostgreSQL sends it (`record_send`): its columns in this
order and of these types. A chain begins from the SHA-256 of its key. Whoever serves pages needs EXECUTE on the function
and SELECT on the two tables, and no other right on them.
"""

from django.db import migrations

NOTE = """
CREATE FUNCTION access_note(looks jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    look record;
    stands access_lookchain;
    number bigint;
BEGIN
    FOR look IN SELECT * FROM jsonb_to_recordset(looks) AS told (
        "chain" text, "at" timestamptz, "person" uuid, "request" uuid, "setting" uuid, "child" uuid, "tie" uuid,
        "agreement" uuid, "name" text, "capacity" text, "organisation" text, "authority" text, "part" text,
        "act" text, "seat" text, "purpose" text, "place" text, "about" text, "fields" text)
    LOOP
        IF stands.key IS DISTINCT FROM look.chain THEN
            UPDATE access_lookchain SET length = stands.length, head = stands.head WHERE id = stands.id;
            SELECT * INTO stands FROM access_lookchain WHERE key = look.chain FOR UPDATE;
            IF NOT FOUND THEN
                INSERT INTO access_lookchain (key, length, head)
                    VALUES (look.chain, 0, sha256(convert_to(look.chain, 'UTF8'))) ON CONFLICT (key) DO NOTHING;
                SELECT * INTO STRICT stands FROM access_lookchain WHERE key = look.chain FOR UPDATE;
            END IF;
        END IF;
        -- Drawn under the lock, so that the order of numbers is the order of the chain.
        number := nextval('access_looked_id_seq');
        stands.length := stands.length + 1;
        stands.head := sha256(stands.head || record_send(ROW(
            number, look.at, stands.length, look.person, look.request, look.setting, look.child, look.tie,
            look.agreement, look.name, look.capacity, look.organisation, look.authority, look.part, look.act,
            look.seat, look.purpose, look.place, look.about, look.fields)));
        INSERT INTO access_looked (
            id, at, chain_id, seq, person_id, request_id, setting_id, child_id, tie_id, agreement_id, name, capacity,
            organisation, authority_id, part, act, seat, purpose, place, about, fields, hash
        ) VALUES (
            number, look.at, stands.id, stands.length, look.person, look.request, look.setting, look.child, look.tie,
            look.agreement, look.name, look.capacity, look.organisation, look.authority, look.part, look.act,
            look.seat, look.purpose, look.place, look.about, look.fields, stands.head);
    END LOOP;
    UPDATE access_lookchain SET length = stands.length, head = stands.head WHERE id = stands.id;
END $$;
REVOKE ALL ON FUNCTION access_note(jsonb) FROM PUBLIC;
-- The head of a busy chain is written again with every look: room beside it keeps the new version on its page.
ALTER TABLE access_lookchain SET (fillfactor = 50);
"""
UNNOTE = "DROP FUNCTION access_note(jsonb);"
GUARD = """
CREATE FUNCTION access_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are never changed or removed: who looked stays on record.', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER access_looked_is_never_changed BEFORE UPDATE OR DELETE ON access_looked
    FOR EACH ROW EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER access_looked_is_never_emptied BEFORE TRUNCATE ON access_looked
    FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER access_lookchain_is_never_removed BEFORE DELETE ON access_lookchain
    FOR EACH ROW EXECUTE FUNCTION access_refuse_change();
CREATE TRIGGER access_lookchain_is_never_emptied BEFORE TRUNCATE ON access_lookchain
    FOR EACH STATEMENT EXECUTE FUNCTION access_refuse_change();
"""
UNGUARD = """
DROP TRIGGER access_lookchain_is_never_emptied ON access_lookchain;
DROP TRIGGER access_lookchain_is_never_removed ON access_lookchain;
DROP TRIGGER access_looked_is_never_emptied ON access_looked;
DROP TRIGGER access_looked_is_never_changed ON access_looked;
DROP FUNCTION access_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_who_looked")]
    operations = [migrations.RunSQL(NOTE, UNNOTE), migrations.RunSQL(GUARD, UNGUARD)]
