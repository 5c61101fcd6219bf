-- A talk is between its two people: what was noted for leads to decide in talks is forgotten.
DELETE FROM "NamedText" WHERE "table" = 'talk';
