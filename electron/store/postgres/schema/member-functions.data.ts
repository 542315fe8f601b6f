/*
 * The functions of membership: joining, admitting, putting out, and who is there. VT010: what the caller has seen has
 * changed meanwhile.
 */
export const memberFunctions = `
CREATE OR REPLACE FUNCTION notify_branch(p_branch text, p_what text) RETURNS void LANGUAGE sql AS
  $$ SELECT pg_notify('b_' || p_branch, to_json(p_what)::text) $$;

-- The first call of every connection: what this workstation reads, and where the branch stands. The format that may be
-- written is raised here, once every admitted workstation reads a newer one.
CREATE OR REPLACE FUNCTION hello(p_reads_format int, p_version text) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(false); b branch; least_read int;
BEGIN
  IF w.reads_format <> p_reads_format OR w.version <> p_version THEN
    UPDATE workstation SET reads_format = p_reads_format, version = p_version WHERE role = session_user;
  END IF;
  SELECT * INTO b FROM branch WHERE branch = w.branch;
  SELECT min(reads_format) INTO least_read FROM workstation
    WHERE branch = w.branch AND sealed_key IS NOT NULL AND put_out_at IS NULL;
  IF least_read > b.format THEN
    UPDATE branch SET format = greatest(format, least_read) WHERE branch = w.branch RETURNING * INTO b;
    PERFORM notify_branch(w.branch, 'log');
  END IF;
  RETURN jsonb_build_object('now', clock_ms(), 'branch', w.branch, 'workstation', w.workstation,
    'public_key', encode(w.public_key, 'hex'), 'sealed_key', w.sealed_key, 'letter', w.number_letter,
    'format', b.format, 'generation', b.generation, 'start_seq', b.start_seq, 'start_hash', encode(b.start_hash, 'hex'),
    -- From where a new copy can read: the end of the last month that was detached; null: from the start.
    'anchor', (SELECT jsonb_build_array(seq, encode(hash, 'hex')) FROM month_end WHERE branch = w.branch ORDER BY seq DESC LIMIT 1));
END $$;

-- Asks to be admitted, with the public key of this machine. A machine with another key than before asks again.
CREATE OR REPLACE FUNCTION join_branch(p_public_key bytea) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(false);
BEGIN
  UPDATE workstation SET public_key = p_public_key, sealed_key = NULL, admitted_at = NULL, joined_at = clock_timestamp()
    WHERE role = session_user AND public_key IS DISTINCT FROM p_public_key;
  PERFORM notify_branch(w.branch, 'members');
END $$;

-- The first workstation admits itself: it has made the branch's key.
CREATE OR REPLACE FUNCTION begin_branch(p_sealed_key text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(false);
BEGIN
  PERFORM 1 FROM branch WHERE branch = w.branch FOR UPDATE;
  IF EXISTS (SELECT 1 FROM workstation WHERE branch = w.branch AND (admitted_at IS NOT NULL OR put_out_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'the branch has begun' USING ERRCODE = 'VT010';
  END IF;
  UPDATE workstation SET sealed_key = p_sealed_key, admitted_at = clock_timestamp(), number_letter = 'A' WHERE role = session_user;
END $$;

-- Admits a workstation whose public key an admin has compared: the branch's key, sealed for it.
CREATE OR REPLACE FUNCTION admit(p_workstation text, p_public_key bytea, p_generation int, p_sealed_key text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  PERFORM 1 FROM branch WHERE branch = w.branch AND generation = p_generation FOR NO KEY UPDATE;
  IF FOUND THEN
    UPDATE workstation SET sealed_key = p_sealed_key, admitted_at = clock_timestamp(), number_letter = coalesce(number_letter,
      (SELECT min(c) FROM regexp_split_to_table('ABCDEFGHJKLMNPQRSTUVWXYZ', '') c
        WHERE c NOT IN (SELECT o.number_letter FROM workstation o WHERE o.branch = w.branch AND o.number_letter IS NOT NULL)))
      WHERE branch = w.branch AND workstation = p_workstation AND public_key = p_public_key AND put_out_at IS NULL;
  END IF;
  IF NOT FOUND THEN RAISE EXCEPTION 'the request has changed' USING ERRCODE = 'VT010'; END IF;
  PERFORM notify_branch(w.branch, 'members');
END $$;

-- Puts a workstation out and brings a new generation of the key into force: sealed for each that stays.
CREATE OR REPLACE FUNCTION put_out(p_workstation text, p_generation int, p_keys jsonb)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller(); o workstation;
BEGIN
  PERFORM 1 FROM branch WHERE branch = w.branch AND generation = p_generation - 1 FOR NO KEY UPDATE;
  IF NOT FOUND OR p_workstation = w.workstation OR
    (SELECT coalesce(array_agg(workstation ORDER BY workstation), '{}') FROM workstation
      WHERE branch = w.branch AND workstation <> p_workstation AND sealed_key IS NOT NULL) IS DISTINCT FROM
    (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(p_keys) k)
  THEN RAISE EXCEPTION 'the workstations have changed' USING ERRCODE = 'VT010'; END IF;
  UPDATE workstation SET sealed_key = NULL, put_out_at = clock_timestamp(), number_letter = NULL
    WHERE branch = w.branch AND workstation = p_workstation AND put_out_at IS NULL RETURNING * INTO o;
  IF NOT FOUND THEN RAISE EXCEPTION 'no such workstation' USING ERRCODE = 'VT010'; END IF;
  UPDATE workstation SET sealed_key = p_keys ->> workstation WHERE branch = w.branch AND p_keys ? workstation;
  UPDATE branch SET generation = p_generation WHERE branch = w.branch;
  DELETE FROM presence WHERE branch = w.branch AND workstation = p_workstation;
  PERFORM notify_branch(w.branch, 'members');
  -- Its connections end at once where the owner may do that; its calls are refused in any case.
  BEGIN
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = o.role;
  EXCEPTION WHEN insufficient_privilege THEN NULL;
  END;
END $$;

CREATE OR REPLACE FUNCTION members() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('workstation', m.workstation, 'public_key', encode(m.public_key, 'hex'),
      'admitted', m.sealed_key IS NOT NULL, 'put_out', m.put_out_at IS NOT NULL, 'letter', m.number_letter,
      'reads_format', m.reads_format, 'version', m.version,
      'seen_at', (extract(epoch FROM p.seen_at) * 1000)::bigint, 'seq', p.seq) ORDER BY m.workstation), '[]')
    FROM workstation m LEFT JOIN presence p USING (branch, workstation) WHERE m.branch = w.branch);
END $$;

-- "I am here": how far this console has read, and (sealed) who is signed in where. Told to the others only when it differs.
CREATE OR REPLACE FUNCTION be_present(p_seq bigint, p_body text, p_tell boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  PERFORM set_config('synchronous_commit', 'off', true);
  INSERT INTO presence VALUES (w.branch, w.workstation, p_seq, p_body, clock_timestamp())
    ON CONFLICT (branch, workstation) DO UPDATE SET seq = p_seq, body = p_body, seen_at = clock_timestamp();
  IF p_tell THEN PERFORM notify_branch(w.branch, 'presence'); END IF;
END $$;

CREATE OR REPLACE FUNCTION present(p_seconds int) RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
DECLARE w workstation := caller();
BEGIN
  RETURN (SELECT coalesce(jsonb_agg(jsonb_build_array(p.workstation, p.body) ORDER BY p.workstation), '[]') FROM presence p
    WHERE p.branch = w.branch AND p.body IS NOT NULL AND p.seen_at > clock_timestamp() - make_interval(secs => p_seconds));
END $$;
`;
