package org.certbureau.audit;

/**
 * Where each kind of record keeps the count of its own entries: the table, and what stands for the
 * record in its entries.
 */
enum CountedRecords {
  APPLICATION("application", "application", "case_no"),
  CHARGE("charge", "charge", "case_no"),
  DESTRUCTION("destruction", "destruction_list", "list_no"),
  ENCRYPTION_KEY("encryption-key", "kmc_escrow", "key_fingerprint"),
  ISSUER("issuer", "ca_issuer", "code"),
  JOB("job", "station_job", "job_number"),
  KEY_OFFICER("key-officer", "kmc_officer", "name"),
  KEY_RECOVERY("key-recovery", "kmc_recovery", "job"),
  MACHINE_TOKEN("machine-token", "machine_token", "admission"),
  MESSAGE("message", "dead_message", "reference"),
  NOTICE(
      "notice",
      "notice",
      "about || '/' || occasion || case when kind in ('LOST', 'REPLACED') then '/' || kind else ''"
          + " end"),
  PAIR("pair", "certificate_pair", "job"),
  POLICY("policy", "region_policy_proposal", "policy_id"),
  RECOVERY_REQUEST("recovery-request", "recovery_request", "job"),
  SERIAL("serial", "ca_serial", "issuer || '/' || serial_hex"),
  STAFF("staff", "staff_account", "name"),
  STAFF_REQUEST("staff-request", "staff_request", "cast(id as varchar(20))"),
  STATION("station", "station", "code"),
  TOKEN("token", "token", "chip"),
  UNIT("unit", "unit", "cast(id as varchar(20))");

  private final String type;
  private final String table;
  private final String id;

  CountedRecords(String type, String table, String id) {
    this.type = type;
    this.table = table;
    this.id = id;
  }

  String type() {
    return type;
  }

  String table() {
    return table;
  }

  /** Each record by the name that its entries have, with its count. */
  String names() {
    return "select %s as object_id, audit_count from %s".formatted(id, table);
  }

  /** The first that counted otherwise than its entries say; the type is its parameter. */
  String differing() {
    return ("select r.object_id, r.audit_count, coalesce(e.entries, 0) from (%s) r left join (select"
            + " object_id, max(object_number) as entries from audit_entry where object_type = ?"
            + " group by object_id) e on e.object_id = r.object_id where r.audit_count <>"
            + " coalesce(e.entries, 0) order by r.object_id fetch first 1 rows only")
        .formatted(names());
  }
}
