/** SQL of the book's step 8: keys that clients are searched by, in tables of their own. Landed: never edited. */
export const searchTables = `
  -- In place of indexes, which SQLite can only fill by sorting keys itself. Triggers keep them, as indexes would be;
  -- an import into an empty book, which sorts the keys of a million clients elsewhere, does without the first.
  DROP INDEX clients_name;
  DROP INDEX clients_phone;
  DROP INDEX clients_id_no;
  CREATE TABLE clients_by_name (
    name TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    PRIMARY KEY (name, client_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE clients_by_phone (
    phone_reversed TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    PRIMARY KEY (phone_reversed, client_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE clients_by_id_no (
    id_no_reversed TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    PRIMARY KEY (id_no_reversed, client_id)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO clients_by_name SELECT name, client_id FROM clients ORDER BY 1, 2;
  INSERT INTO clients_by_phone SELECT phone_reversed, client_id FROM clients
    WHERE phone_reversed IS NOT NULL ORDER BY 1, 2;
  INSERT INTO clients_by_id_no SELECT id_no_reversed, client_id FROM clients
    WHERE id_no_reversed IS NOT NULL ORDER BY 1, 2;

  CREATE TRIGGER clients_added AFTER INSERT ON clients BEGIN
    INSERT INTO clients_by_name VALUES (new.name, new.client_id);
    INSERT INTO clients_by_phone SELECT new.phone_reversed, new.client_id
      WHERE new.phone_reversed IS NOT NULL;
    INSERT INTO clients_by_id_no SELECT new.id_no_reversed, new.client_id
      WHERE new.id_no_reversed IS NOT NULL;
  END;
  CREATE TRIGGER clients_renamed AFTER UPDATE ON clients WHEN new.name <> old.name BEGIN
    DELETE FROM clients_by_name WHERE name = old.name AND client_id = old.client_id;
    INSERT INTO clients_by_name VALUES (new.name, new.client_id);
  END;
  CREATE TRIGGER clients_phone_changed AFTER UPDATE ON clients
    WHEN new.phone_reversed IS NOT old.phone_reversed BEGIN
    DELETE FROM clients_by_phone WHERE phone_reversed = old.phone_reversed AND client_id = old.client_id;
    INSERT INTO clients_by_phone SELECT new.phone_reversed, new.client_id
      WHERE new.phone_reversed IS NOT NULL;
  END;
  CREATE TRIGGER clients_id_no_changed AFTER UPDATE ON clients
    WHEN new.id_no_reversed IS NOT old.id_no_reversed BEGIN
    DELETE FROM clients_by_id_no WHERE id_no_reversed = old.id_no_reversed AND client_id = old.client_id;
    INSERT INTO clients_by_id_no SELECT new.id_no_reversed, new.client_id
      WHERE new.id_no_reversed IS NOT NULL;
  END;
  CREATE TRIGGER clients_removed AFTER DELETE ON clients BEGIN
    DELETE FROM clients_by_name WHERE name = old.name AND client_id = old.client_id;
    DELETE FROM clients_by_phone WHERE phone_reversed = old.phone_reversed AND client_id = old.client_id;
    DELETE FROM clients_by_id_no WHERE id_no_reversed = old.id_no_reversed AND client_id = old.client_id;
  END;
`;
