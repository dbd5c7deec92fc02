"""The head of a chain of looks knows the id of its last look: an anchor finds it again without another index."""

from django.db import migrations, models

NOTE = """
CREATE OR REPLACE FUNCTION access_note(looks jsonb) RETURNS void
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
            UPDATE access_lookchain SET length = stands.length, head = stands.head, last = stands.last WHERE id = stands.id;
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
        stands.last := number;
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
    UPDATE access_lookchain SET length = stands.length, head = stands.head, last = stands.last WHERE id = stands.id;
END $$;
"""
BEFORE = """
CREATE OR REPLACE FUNCTION access_note(looks jsonb) RETURNS void
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
"""
FILL = """
UPDATE access_lookchain
    SET last = coalesce((SELECT max(id) FROM access_looked WHERE chain_id = access_lookchain.id), 0);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_looks_are_only_added")]
    operations = [
        migrations.AddField("lookchain", "last", models.BigIntegerField(db_default=0)),
        migrations.RunSQL(NOTE, BEFORE),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
