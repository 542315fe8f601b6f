/*
 * The functions of the log. All run with the owner's rights, find out by themselves which workstation calls, and reach
 * nothing but its branch. Errors: VT001 the head is another, VT002 the key's generation is not in force, VT003 the format
 * may not be written yet, VT004 the time is off this server's clock, VT005 the time goes back.
 */
export const logFunctions = `
-- The calling workstation. Admitted workstations only, unless asked otherwise.
CREATE OR REPLACE FUNCTION caller(p_admitted boolean DEFAULT true) RETURNS workstation
LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE w workstation;
BEGIN
  SELECT * INTO w FROM workstation WHERE role = session_user;
  IF w.branch IS NULL OR w.put_out_at IS NOT NULL OR (p_admitted AND w.sealed_key IS NULL) THEN
    RAISE EXCEPTION 'not a workstation of a branch' USING ERRCODE = '42501';
  END IF;
  RETURN w;
END $$;

CREATE OR REPLACE FUNCTION clock_ms() RETURNS bigint LANGUAGE sql VOLATILE AS
  $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

CREATE OR REPLACE FUNCTION as_json(r log) RETURNS json LANGUAGE sql STABLE AS
  $$ SELECT json_build_array(r.seq, r.day, r.at, r.type, r.actor, r.place, r.body, encode(r.hash, 'hex'), r.act) $$;

-- What a console sees after a place in the log: at most so many rows.
CREATE OR REPLACE FUNCTION seen_from(b branch, p_seq bigint, p_limit int) RETURNS jsonb LANGUAGE plpgsql VOLATILE AS $$
DECLARE h head; r json := '[]';
BEGIN
  SELECT * INTO h FROM head WHERE head.branch = b.branch;
  IF h.seq > p_seq THEN
    SELECT coalesce(json_agg(as_json(l) ORDER BY l.seq), '[]') INTO r FROM
      (SELECT * FROM log WHERE log.branch = b.branch AND log.seq > p_seq AND log.seq <= p_seq + p_limit ORDER BY seq) l;
  END IF;
  RETURN jsonb_build_object('now', clock_ms(), 'format', b.format, 'generation', b.generation, 'start', b.start_seq,
    'change', (SELECT coalesce(max(c.change), 0) FROM record_head c WHERE c.branch = b.branch),
    'seq', h.seq, 'hash', encode(h.hash, 'hex'), 'rows', r);
END $$;

-- Catches up without holding anything.
CREATE OR REPLACE FUNCTION catch_up(p_seq bigint, p_limit int) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(); b branch;
BEGIN
  SELECT * INTO b FROM branch WHERE branch = w.branch;
  RETURN seen_from(b, p_seq, p_limit);
END $$;

-- Holds the branch until the end of the transaction: nobody else can append. The row that is locked never changes in an
-- append, so those who wait get it in the order of coming. (An advisory lock could be taken by anybody who may log in.)
CREATE OR REPLACE FUNCTION hold(p_seq bigint, p_act uuid, p_limit int) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(); b branch; f json; h head;
BEGIN
  SELECT * INTO b FROM branch WHERE branch = w.branch FOR NO KEY UPDATE;
  SELECT * INTO h FROM head WHERE branch = w.branch;
  SELECT json_agg(as_json(l) ORDER BY l.seq) INTO f FROM log l
    WHERE l.act = p_act AND l.branch = w.branch AND l.day >= h.day - 31;
  RETURN seen_from(b, p_seq, p_limit) || jsonb_build_object('found', f);
END $$;

-- Makes a month's partition; two branches may ask at the same time.
CREATE OR REPLACE FUNCTION make_month(p_day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE m date := date_trunc('month', p_day); t text := 'log_' || to_char(p_day, 'YYYY_MM');
BEGIN
  IF to_regclass('vestibule.' || t) IS NOT NULL THEN RETURN; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('vestibule month', 1));
  IF to_regclass('vestibule.' || t) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE vestibule.%I (LIKE log INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', t);
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE log ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', t, m, m + interval '1 month');
END $$;

-- Appends behind an expected head.
CREATE OR REPLACE FUNCTION append(p_seq bigint, p_prev text, p_day date, p_at bigint, p_actor text, p_place text,
  p_act uuid, p_format int, p_generation int, p_types text[], p_bodies text[], p_hashes text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(); b branch; h head; n int := cardinality(p_types); back boolean := p_types[1] = 'clock-corrected';
BEGIN
  IF n < 1 OR cardinality(p_bodies) <> n OR cardinality(p_hashes) <> n THEN
    RAISE EXCEPTION 'one body and one hash for each event' USING ERRCODE = '22023';
  END IF;
  SELECT * INTO b FROM branch WHERE branch = w.branch FOR NO KEY UPDATE;
  SELECT * INTO h FROM head WHERE branch = w.branch FOR UPDATE;
  IF h.seq <> p_seq OR h.hash <> decode(p_prev, 'hex') THEN RAISE EXCEPTION 'head is at %', h.seq USING ERRCODE = 'VT001'; END IF;
  IF b.generation <> p_generation THEN RAISE EXCEPTION 'generation %', b.generation USING ERRCODE = 'VT002'; END IF;
  IF b.format < p_format THEN RAISE EXCEPTION 'format %', b.format USING ERRCODE = 'VT003'; END IF;
  IF abs(p_at - clock_ms()) > b.clock_tolerance_ms AND p_at > h.at THEN
    RAISE EXCEPTION 'time is %', clock_ms() USING ERRCODE = 'VT004';
  END IF;
  IF (p_day < h.day OR p_at < h.at) AND NOT back THEN RAISE EXCEPTION 'time goes back' USING ERRCODE = 'VT005'; END IF;
  PERFORM make_month(p_day);
  UPDATE head SET seq = p_seq + n, hash = decode(p_hashes[n], 'hex'), day = p_day, at = p_at WHERE branch = w.branch;
  INSERT INTO log SELECT w.branch, p_seq + i, p_day, p_at, ty, p_actor, p_place, bo, decode(ha, 'hex'), p_act, w.workstation
    FROM unnest(p_types, p_bodies, p_hashes) WITH ORDINALITY AS e(ty, bo, ha, i);
END $$;

-- Tells what an act wrote, in a transaction of its own behind the append and without a sync: a NOTIFY makes the commits of
-- the whole cluster wait in line. Finds nothing where the append failed. LISTEN knows no permissions; bodies are sealed.
CREATE OR REPLACE FUNCTION tell(p_seq bigint, p_act uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(); payload text;
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT json_agg(as_json(l) ORDER BY l.seq)::text INTO payload FROM log l
    WHERE l.branch = w.branch AND l.seq > p_seq AND l.act = p_act;
  IF payload IS NULL THEN RETURN; END IF;
  PERFORM pg_notify('b_' || w.branch, CASE WHEN octet_length(payload) > 7900 THEN '"log"' ELSE payload END);
END $$;
`;
