-- What the database judges by itself: who is acting, and whether they may see a child. Run again after every migration.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'goldenthread_web') THEN
        CREATE ROLE goldenthread_web NOLOGIN NOSUPERUSER NOBYPASSRLS;
        EXECUTE format('GRANT goldenthread_web TO %I', current_user);
    END IF;
END $$;

GRANT USAGE ON SCHEMA public TO goldenthread_web;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO goldenthread_web;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO goldenthread_web;
REVOKE INSERT, UPDATE, DELETE ON public.django_migrations, public.access_looked, public.access_lookchain
    FROM goldenthread_web;
REVOKE UPDATE, DELETE ON public.access_signinevent FROM goldenthread_web;
REVOKE ALL ON public.record_sealedmark FROM goldenthread_web;
GRANT EXECUTE ON FUNCTION public.access_note(jsonb) TO goldenthread_web;

CREATE OR REPLACE FUNCTION record_acting_person() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(current_setting('goldenthread.person', true), '')::uuid $$;

CREATE OR REPLACE FUNCTION record_opened_child() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(current_setting('goldenthread.child', true), '')::uuid $$;

-- The children around whom whoever acts has a live tie, if sharing is agreed where they are of another organisation.
-- A view of its owner's: it judges with all rows, and shows the ids of those children and nothing else. What is asked
-- of the settings stands in brackets of its own, so that it is asked once a statement and not once a row.
CREATE OR REPLACE VIEW record_within_reach AS
SELECT tie.child_id
FROM public.record_relationship AS tie
WHERE tie.begins <= (SELECT NULLIF(current_setting('goldenthread.today', true), '')::date)
    AND (tie.ends IS NULL OR tie.ends >= (SELECT NULLIF(current_setting('goldenthread.today', true), '')::date))
    AND (tie.until IS NULL
        OR tie.until > (SELECT NULLIF(current_setting('goldenthread.at', true), '')::timestamptz))
    AND (
        (tie.person_id = (SELECT public.record_acting_person()) AND tie.sees <> 'none'
            AND tie.role = ANY ((SELECT CASE current_setting('goldenthread.capacity', true)
                WHEN 'parent' THEN ARRAY['parent'] WHEN 'carer' THEN ARRAY['carer']
                WHEN 'young_person' THEN ARRAY['young_person'] WHEN 'advocate' THEN ARRAY['advocate']
                WHEN 'class_teacher' THEN ARRAY['class_teacher', 'contact', 'emergency']
                WHEN 'teaching_assistant' THEN ARRAY['teaching_assistant']
                WHEN 'adviser' THEN ARRAY['adviser', 'emergency'] WHEN 'reader' THEN ARRAY['granted']
                WHEN 'health' THEN ARRAY['health', 'emergency']
                WHEN 'social_worker' THEN ARRAY['social_worker', 'emergency']
                WHEN 'virtual_school' THEN ARRAY['virtual_school']
                WHEN 'senco' THEN ARRAY['emergency'] WHEN 'head' THEN ARRAY['emergency']
                WHEN 'safeguarding_lead' THEN ARRAY['emergency']
                WHEN 'caseworker' THEN ARRAY['emergency'] WHEN 'manager' THEN ARRAY['emergency']
                ELSE ARRAY[]::text[] END)::text[]))
        OR (tie.setting_id = (SELECT NULLIF(current_setting('goldenthread.setting', true), '')::uuid)
            AND tie.role = ANY ((SELECT CASE current_setting('goldenthread.capacity', true)
                WHEN 'senco' THEN ARRAY['attends', 'consulted'] WHEN 'head' THEN ARRAY['attends', 'consulted']
                WHEN 'safeguarding_lead' THEN ARRAY['attends'] ELSE ARRAY[]::text[] END)::text[]))
        OR (tie.held_by = (SELECT current_setting('goldenthread.authority', true)) AND tie.role = 'responsible'
            AND (SELECT current_setting('goldenthread.capacity', true) IN ('caseworker', 'manager')))
    )
    AND (
        (SELECT current_setting('goldenthread.party', true) = '')
        OR (tie.authority_id = (SELECT current_setting('goldenthread.authority', true))
            AND (SELECT current_setting('goldenthread.party', true) = 'services'))
        OR EXISTS (
            SELECT FROM public.directory_agreement AS agreed
            WHERE agreed.authority_id = tie.authority_id
                AND agreed.party = (SELECT current_setting('goldenthread.party', true))
                AND agreed.withdrawn_at IS NULL
                AND agreed.begins <= (SELECT NULLIF(current_setting('goldenthread.today', true), '')::date)
                AND (agreed.ends IS NULL
                    OR agreed.ends >= (SELECT NULLIF(current_setting('goldenthread.today', true), '')::date))
                AND (agreed.setting_id IS NULL
                    OR agreed.setting_id = (SELECT NULLIF(current_setting('goldenthread.setting', true), '')::uuid))
        )
    )
    AND NOT EXISTS (
        SELECT FROM public.record_sealing AS closed
        WHERE closed.child_id = tie.child_id AND closed.sealed_on IS NOT NULL
    )
    AND NOT EXISTS (
        SELECT FROM public.record_bar AS bar
        WHERE bar.child_id = tie.child_id AND bar.person_id = (SELECT public.record_acting_person())
            AND bar.lifted_on IS NULL
            AND bar.begins <= (SELECT NULLIF(current_setting('goldenthread.today', true), '')::date)
            AND (bar.kind = 'block' OR bar.kind = (SELECT CASE
                WHEN current_setting('goldenthread.capacity', true) IN ('parent', 'carer', 'young_person') THEN 'order'
                ELSE 'kin' END))
    );
GRANT SELECT ON record_within_reach TO goldenthread_web;

-- Whether whoever acts reaches one child.
CREATE OR REPLACE FUNCTION record_sees(asked uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.record_within_reach AS reach WHERE reach.child_id = asked);
END $$;

-- Whether a person may know where a child is: everybody in the circle, but for a sheltered child only who is named.
CREATE OR REPLACE FUNCTION record_knows_where(asked uuid, person uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    AS $$
BEGIN
    RETURN NOT EXISTS (SELECT FROM public.record_shelter kept WHERE kept.child_id = asked AND kept.lifted_on IS NULL)
        OR EXISTS (SELECT FROM public.record_trusted named
            WHERE named.child_id = asked AND named.person_id = person AND named.ends IS NULL);
END $$;

CREATE OR REPLACE FUNCTION record_sheltered(asked uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    AS $$
BEGIN
    RETURN EXISTS (SELECT FROM public.record_shelter kept WHERE kept.child_id = asked AND kept.lifted_on IS NULL);
END $$;

CREATE OR REPLACE FUNCTION record_shown(asked uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
BEGIN
    IF asked = public.record_opened_child() THEN
        RETURN current_setting('goldenthread.shown', true) = 'yes';
    END IF;
    RETURN public.record_knows_where(asked, public.record_acting_person());
END $$;

-- Whether whoever acts lives with a child, or is that child.
CREATE OR REPLACE FUNCTION record_lives_with(asked uuid) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    AS $$
BEGIN
    RETURN asked = public.record_opened_child() AND EXISTS (
        SELECT FROM public.record_relationship tie
        WHERE tie.child_id = asked AND tie.person_id = public.record_acting_person()
            AND tie.begins <= current_setting('goldenthread.today', true)::date
            AND (tie.ends IS NULL OR tie.ends >= current_setting('goldenthread.today', true)::date)
            AND (tie.role = 'young_person' OR (tie.role IN ('parent', 'carer') AND tie.lives_with = 'yes')));
END $$;

CREATE OR REPLACE FUNCTION record_acting_seat() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT current_setting('goldenthread.seat', true) $$;

-- A keyed hash of whoever acts, in place of a name, for rows that must not be shown to the person they are about.
CREATE OR REPLACE FUNCTION record_veil() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT current_setting('goldenthread.veil', true) $$;

-- Come in as somebody, for this transaction; a child who is named is opened only if the database agrees, and it says so.
DROP FUNCTION IF EXISTS record_enter(uuid, text, uuid, text, text, date, timestamptz, uuid);
CREATE FUNCTION record_enter(
    person uuid, capacity text, setting uuid, authority text, party text, today date, instant timestamptz, child uuid
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    let_in boolean := child IS NULL;
BEGIN
    PERFORM set_config('goldenthread.person', person::text, true), set_config('goldenthread.capacity', capacity, true),
        set_config('goldenthread.setting', COALESCE(setting::text, ''), true),
        set_config('goldenthread.authority', authority, true), set_config('goldenthread.party', party, true),
        set_config('goldenthread.today', today::text, true), set_config('goldenthread.at', instant::text, true),
        set_config('goldenthread.child', '', true), set_config('goldenthread.seat', '', true),
        set_config('goldenthread.shown', '', true), set_config('goldenthread.veil', '', true);
    IF child IS NOT NULL AND public.record_sees(child) THEN
        let_in := true;
        PERFORM set_config('goldenthread.child', child::text, true);
        IF public.record_knows_where(child, person) THEN
            PERFORM set_config('goldenthread.shown', 'yes', true);
        END IF;
    END IF;
    PERFORM set_config('role', 'goldenthread_web', true);
    RETURN let_in;
END $$;

-- Sit down beside the child that was opened: what a seat may see of its compartments counts for that child alone.
CREATE OR REPLACE FUNCTION record_sit(seat text, veil text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF public.record_opened_child() IS NOT NULL THEN
        PERFORM set_config('goldenthread.seat', seat, true), set_config('goldenthread.veil', veil, true);
    END IF;
END $$;
