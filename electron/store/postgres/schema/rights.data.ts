/** Runs behind the functions: fixes where names are looked up, and who may do what. */
export const rights = `
DO $$ DECLARE f regprocedure; BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'vestibule'::regnamespace LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, vestibule, pg_temp', f);
  END LOOP;
END $$;
DO $$ DECLARE t regclass; BEGIN
  FOR t IN SELECT c.oid FROM pg_class c WHERE c.relnamespace = 'vestibule'::regnamespace AND c.relkind IN ('r', 'p') LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;
-- A second fence: where somebody is given a right on a table by mistake, row security without a policy shows no row.
REVOKE ALL ON SCHEMA vestibule FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA vestibule FROM PUBLIC, vestibule_console;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA vestibule FROM PUBLIC, vestibule_console;
GRANT USAGE ON SCHEMA vestibule TO vestibule_console;
GRANT EXECUTE ON FUNCTION hold, catch_up, append, tell, hello, join_branch, begin_branch, admit, put_out, members, be_present,
  present, records_after, put_records, open_puts, settle_put, audit_end, add_audit, hold_duty, leave_duties, publish_book, latest_book, add_history,
  history_end, history_after TO vestibule_console;
`;
