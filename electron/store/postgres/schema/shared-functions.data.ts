/* The functions of records, audit trail, duties, the book's versions and the log's history. */
export const sharedFunctions = `
-- Records after a change, whole changes only.
CREATE OR REPLACE FUNCTION records_after(p_change bigint, p_limit int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE w workstation := caller(); e bigint;
BEGIN
  SELECT max(change) INTO e FROM
    (SELECT change FROM record WHERE branch = w.branch AND change > p_change ORDER BY change LIMIT p_limit) c;
  RETURN jsonb_build_object(
    'change', (SELECT change FROM record_head WHERE branch = w.branch),
    'generation', (SELECT generation FROM branch WHERE branch = w.branch),
    'records', (SELECT coalesce(json_agg(json_build_array(r.key, r.version, r.change, r.body) ORDER BY r.change), '[]')
      FROM record r WHERE r.branch = w.branch AND r.change > p_change AND r.change <= e));
END $$;

-- Writes all records or none, and once: a put that came before is found by its id.
-- @returns null, or the number (from 1) of the first record that has another version
CREATE OR REPLACE FUNCTION put_records(p_put uuid, p_lines text, p_generation int, p_keys text[], p_versions int[], p_bodies text[])
RETURNS int LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(); c bigint; conflict int;
BEGIN
  PERFORM 1 FROM branch WHERE branch = w.branch AND generation = p_generation FOR KEY SHARE;
  IF NOT FOUND THEN RAISE EXCEPTION 'another generation' USING ERRCODE = 'VT002'; END IF;
  INSERT INTO record_head VALUES (w.branch, 0) ON CONFLICT DO NOTHING;
  SELECT change + 1 INTO c FROM record_head WHERE branch = w.branch FOR UPDATE;
  IF EXISTS (SELECT 1 FROM record_put WHERE branch = w.branch AND put = p_put) THEN RETURN NULL; END IF;
  SELECT min(i) INTO conflict FROM unnest(p_keys, p_versions) WITH ORDINALITY AS p(k, v, i)
    LEFT JOIN record r ON r.branch = w.branch AND r.key = p.k WHERE coalesce(r.version, 0) <> p.v;
  IF conflict IS NOT NULL THEN RETURN conflict; END IF;
  INSERT INTO record SELECT w.branch, k, v + 1, c, b FROM unnest(p_keys, p_versions, p_bodies) AS p(k, v, b)
    ON CONFLICT (branch, key) DO UPDATE SET version = excluded.version, change = excluded.change, body = excluded.body;
  INSERT INTO record_put VALUES (w.branch, p_put, w.workstation, p_lines);
  UPDATE record_head SET change = c WHERE branch = w.branch;
  PERFORM notify_branch(w.branch, 'records');
  RETURN NULL;
END $$;

-- Puts of this workstation of which it may not know: their replies were lost.
CREATE OR REPLACE FUNCTION open_puts() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_array(put, lines)), '[]') FROM record_put
    WHERE branch = w.branch AND workstation = w.workstation);
END $$;

CREATE OR REPLACE FUNCTION settle_put(p_put uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  DELETE FROM record_put WHERE branch = w.branch AND workstation = w.workstation AND put = p_put;
END $$;

-- How far this workstation's audit trail has come here.
CREATE OR REPLACE FUNCTION audit_end() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  RETURN (SELECT coalesce(max(n), 0) FROM audit WHERE branch = w.branch AND workstation = w.workstation);
END $$;

-- Takes lines behind the last one. Lines that are here already are left as they are; a gap is refused.
CREATE OR REPLACE FUNCTION add_audit(p_first bigint, p_bodies text[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(); e bigint := audit_end();
BEGIN
  IF p_first > e + 1 THEN RAISE EXCEPTION 'lines between are missing' USING ERRCODE = 'VT011'; END IF;
  INSERT INTO audit SELECT w.branch, w.workstation, p_first + i - 1, clock_ms(), b
    FROM unnest(p_bodies) WITH ORDINALITY AS p(b, i) ON CONFLICT DO NOTHING;
  RETURN audit_end();
END $$;

-- Takes or keeps a duty. @returns the epoch, or null while another holds it
CREATE OR REPLACE FUNCTION hold_duty(p_duty text, p_seconds int) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(); e bigint; t timestamptz := clock_timestamp();
BEGIN
  INSERT INTO duty AS d VALUES (w.branch, p_duty, w.workstation, 1, t + make_interval(secs => least(p_seconds, 3600)))
  ON CONFLICT (branch, duty) DO UPDATE SET
    epoch = d.epoch + (CASE WHEN d.holder = w.workstation AND d.until > t THEN 0 ELSE 1 END),
    holder = w.workstation, until = t + make_interval(secs => least(p_seconds, 3600))
    WHERE d.until < t OR d.holder = w.workstation
  RETURNING epoch INTO e;
  RETURN e;
END $$;

-- A console that closes lets others take over at once.
CREATE OR REPLACE FUNCTION leave_duties() RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  UPDATE duty SET until = clock_timestamp() WHERE branch = w.branch AND holder = w.workstation AND until > clock_timestamp();
  DELETE FROM presence WHERE branch = w.branch AND workstation = w.workstation;
  IF FOUND THEN PERFORM notify_branch(w.branch, 'presence'); END IF;
END $$;

-- A duty's result counts only while its epoch is the latest. @returns whether it was taken
CREATE OR REPLACE FUNCTION publish_book(p_epoch bigint, p_version bigint, p_as_of date, p_schema int, p_bytes bigint,
  p_pieces text[], p_key text, p_place text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  PERFORM 1 FROM duty WHERE branch = w.branch AND duty = 'book' AND epoch = p_epoch AND holder = w.workstation
    AND until > clock_timestamp() FOR UPDATE;
  IF NOT FOUND THEN RETURN false; END IF;
  IF p_version <= (SELECT max(version) FROM book WHERE branch = w.branch) THEN RETURN false; END IF;
  INSERT INTO book VALUES (w.branch, p_version, p_as_of, p_schema, p_bytes,
    ARRAY(SELECT decode(p, 'hex') FROM unnest(p_pieces) p), p_key, p_place, w.workstation, p_epoch);
  PERFORM notify_branch(w.branch, 'book');
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION latest_book() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  RETURN (SELECT jsonb_build_object('version', version, 'as_of', as_of, 'schema', schema, 'bytes', bytes,
      'pieces', (SELECT jsonb_agg(encode(p, 'hex')) FROM unnest(pieces) p), 'key', sealed_key, 'place', place, 'made_by', made_by)
    FROM book WHERE branch = w.branch ORDER BY version DESC LIMIT 1);
END $$;

-- The log from before this server, in pieces: while nothing has been appended, piece behind piece.
CREATE OR REPLACE FUNCTION add_history(p_from bigint, p_to bigint, p_body text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(); b branch;
BEGIN
  SELECT * INTO b FROM branch WHERE branch = w.branch FOR NO KEY UPDATE;
  IF p_from <> (SELECT coalesce(max(to_seq), 0) + 1 FROM history WHERE branch = w.branch) OR p_to < p_from OR p_to > b.start_seq
    OR (SELECT seq FROM head WHERE branch = w.branch) <> b.start_seq
  THEN RAISE EXCEPTION 'not the next piece' USING ERRCODE = 'VT010'; END IF;
  INSERT INTO history VALUES (w.branch, p_from, p_to, p_body);
END $$;

CREATE OR REPLACE FUNCTION history_end() RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  RETURN (SELECT coalesce(max(to_seq), 0) FROM history WHERE branch = w.branch);
END $$;

CREATE OR REPLACE FUNCTION history_after(p_seq bigint) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  RETURN (SELECT jsonb_build_array(from_seq, to_seq, body) FROM history
    WHERE branch = w.branch AND to_seq > p_seq ORDER BY from_seq LIMIT 1);
END $$;
`;
