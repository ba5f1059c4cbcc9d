"""How texts are compared in every search: kinds of apostrophe, accents, widths, unseen signs, case."""

from django.db import migrations

FUNCTION = r"""
CREATE FUNCTION core_lipat(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT upper(CASE
        WHEN octet_length($1) = char_length($1) THEN translate($1, '`', '''')
        ELSE regexp_replace(
            normalize(
                translate(
                    $1,
                    U&'\2018\2019\201A\201B\02BB\02BC\02BD\02BE\02BF\02C8\2032`\00B4\FF07'
                        '\2010\2011\2012\2013\2014\2015\2212',
                    '''''''''''''''''''''''''''''-------'
                ),
                NFKD
            ),
            U&'[\0300-\036F\00AD\061C\180E\200B-\200F\202A-\202E\2060-\2064\2066-\206F\FEFF]', '', 'g'
        )
    END)
$$
"""


class Migration(migrations.Migration):
    """One function, in indexes and in questions."""

    dependencies = (("core", "0001_initial"),)
    operations = [migrations.RunSQL(FUNCTION, "DROP FUNCTION core_lipat(text)")]
