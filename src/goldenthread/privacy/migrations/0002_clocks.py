from typing import ClassVar

from django.db import migrations

# An officer watches over the dates and sees no child: this says when requests came and are due, and nothing else.
CLOCKS = """
CREATE OR REPLACE FUNCTION privacy_clocks(asked text) RETURNS TABLE (received_on date, due date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
    AS $$
        SELECT received_on, due FROM public.privacy_accessrequest
        WHERE authority_id = asked AND state = 'open' ORDER BY due
    $$;
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("privacy", "0001_initial")]

    operations: ClassVar = [migrations.RunSQL(CLOCKS, "DROP FUNCTION privacy_clocks(text)")]
