package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Persistence;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.certbureau.testing.Database;
import org.certbureau.testing.TestDatabase;
import org.certbureau.work.EarlierPostgres;
import org.certbureau.work.SchemaOfTests;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What an earlier bureau has written is read by this one: its database is brought up to date by the
 * changelog, and every row of every table is loaded as the entity it is.
 */
@ParameterizedClass
@EnumSource(Database.class)
class EarlierDatabaseTest {
  private static final Path EARLIER = Path.of("../db/src/test/resources/earlier/first-house.zip");
  private static final String DATABASE = "data/db/bureau.mv.db";

  @TempDir private static Path home;
  @Parameter private Database kind;
  private static DataSource database;
  private static EntityManager entities;

  @BeforeParameterizedClassInvocation
  static void open(Database kind) throws Exception {
    Path folder = Files.createDirectory(home.resolve(kind.name()));
    unpack(DATABASE, folder.resolve("bureau.mv.db"));
    JdbcDataSource earlier = new JdbcDataSource();
    earlier.setURL("jdbc:h2:file:" + folder.resolve("bureau") + ";IFEXISTS=TRUE");
    earlier.setUser("sa");
    earlier.setPassword("");
    try (Connection connection = earlier.getConnection()) {
      callByFormerName(connection);
      spellOneSlipInManyWays(connection);
      handInByMachines(connection);
      endSomeCharges(connection);
      letMachinesIn(connection);
    }
    database = kind == Database.H2 ? earlier : onPostgres(earlier);
    try (Connection connection = database.getConnection()) {
      SchemaOfTests.update(connection);
    }
    entities =
        Persistence.createEntityManagerFactory(
                "bureau",
                Map.of(
                    "jakarta.persistence.transactionType",
                    "RESOURCE_LOCAL",
                    "jakarta.persistence.jtaDataSource",
                    "",
                    "jakarta.persistence.nonJtaDataSource",
                    database,
                    "eclipselink.session-name",
                    "earlier" + kind))
            .createEntityManager();
  }

  private static DataSource onPostgres(DataSource earlier) throws Exception {
    DataSource copy = TestDatabase.emptyPostgres().dataSource();
    try (Connection h2 = earlier.getConnection();
        Connection today = TestDatabase.postgres().connect();
        Connection empty = copy.getConnection()) {
      EarlierPostgres.copy(h2, today, empty);
    }
    return copy;
  }

  /** Whose tokens had no end. */
  private static void letMachinesIn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into machine_token (name, token_hash, region, created_at, revoked_at,"
              + " audit_count, version) values ('in', 'a', '430100', current_timestamp, null, 0, 0),"
              + " ('out', 'b', '430100', current_timestamp, current_timestamp, 0, 0)");
    }
  }

  @Test
  void a_machine_of_before_goes_on_for_a_year_and_sees_its_own() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet machines =
            statement.executeQuery(
                "select name || '/' || coalesce(in_force, '-') || '/' || reads from machine_token"
                    + " where name in ('in', 'out') and admission = name"
                    + " and expires_at > current_timestamp + interval '363' day"
                    + " and expires_at < current_timestamp + interval '367' day order by name")) {
      List<String> read = new ArrayList<>();
      while (machines.next()) {
        read.add(machines.getString(1));
      }
      assertThat(read).containsExactly("in/in/OWN", "out/-/OWN");
    }
  }

  /** No case of that bureau is one; its program knew the service by that name. */
  private static void callByFormerName(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "update application set service = 'UPGRADE_KEY' where state = 'CLOSED'"))
          .isPositive();
    }
  }

  /** That bureau knew a slip by every letter of its number. */
  private static void spellOneSlipInManyWays(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("update payment set region = '430100', method = 'POS'");
      statement.executeUpdate("update payment set reference = 'ＺＺ－' || id");
      statement.executeUpdate(
          "update payment set reference = case mod(id, 2) when 0 then 'ＺＺ　６１６－７１９' else"
              + " 'zz616.719' end where id in (select id from payment order by id fetch first 2 rows"
              + " only)");
    }
  }

  /** What branches' systems handed in there, beside what clerks did. */
  private static void handInByMachines(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String[] hand :
          new String[][] {
            {"1", "created_by = 'machine:yuelu', submitted_by = 'machine:yuelu'"},
            {"2", "created_by = 'machine:yuelu', submitted_by = 'machine:kaifu'"},
            {"3", "submitted_by = 'machine:kaifu'"}
          }) {
        assertThat(
                statement.executeUpdate(
                    "update application set %s where case_no = 'CS-20261126-00000%s'"
                        .formatted(hand[1], hand[0])))
            .isEqualTo(1);
      }
    }
  }

  /**
   * Of four that were paid: one is owed back as before sums were kept, one but for its first line,
   * one is repaid but for its last line, and one is kept.
   */
  private static void endSomeCharges(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("update charge set state = 'REFUND_DUE' where id in (1, 2)");
      statement.executeUpdate(
          "update charge set refund_amount = 250, refund_rule = 'CIV-566', refund_citation = '恢复原状'"
              + " where id = 2");
      statement.executeUpdate(
          "update charge set state = 'REFUNDED', refund_amount = 550, refund_rule = 'CIV-566' where"
              + " id = 3");
      statement.executeUpdate(
          "insert into refund (id, charge_id, region, method, amount, payee, reference, repaid_on,"
              + " repaid_by, recorded_at) select 1, id, region, 'POS', 550, unit_name, 'back-3',"
              + " date '2026-11-26', 'cs-cashier', settled_at from charge where id = 3");
    }
  }

  /** A line that cost something is owed or kept by the sum that was kept; the others are earned. */
  @Test
  void every_line_of_a_charge_has_its_row_and_the_refund_that_paid_it_back() {
    assertThat(
            entities
                .createNativeQuery(
                    "select c.case_no || ' ' || l.ordinal || ' ' || l.rule || ' ' || l.quantity || ' x"
                        + " ' || l.unit_price || ' = ' || l.amount || coalesce(' ' || l.back, '') ||"
                        + " coalesce(' by ' || l.back_rule, '') || coalesce(' in ' || l.refund_id, '')"
                        + " || case when i.ordinal = 1 then '' else ' no item' end from charge_line l"
                        + " join charge c on c.id = l.charge_id left join application_item i on i.id"
                        + " = l.item_id order by 1")
                .getResultList())
        .containsExactly(
            "CS-20261126-000001 1 CS-F1 1 x 500.00 = 500.00 OWED",
            "CS-20261126-000001 2 CS-F2 1 x 50.00 = 50.00 OWED",
            "CS-20261126-000001 3 CS-F3 2 x 100.00 = 200.00 OWED",
            "CS-20261126-000002 1 CS-F1 1 x 500.00 = 500.00 KEPT by CIV-566",
            "CS-20261126-000002 2 CS-F2 1 x 50.00 = 50.00 OWED by CIV-566",
            "CS-20261126-000002 3 CS-F3 2 x 100.00 = 200.00 OWED by CIV-566",
            "CS-20261126-000003 1 CS-F1 1 x 500.00 = 500.00 OWED by CIV-566 in 1",
            "CS-20261126-000003 2 CS-F2 1 x 50.00 = 50.00 OWED by CIV-566 in 1",
            "CS-20261126-000003 3 CS-F3 2 x 100.00 = 200.00 KEPT by CIV-566",
            "CS-20261126-000004 1 CS-F1 1 x 500.00 = 500.00",
            "CS-20261126-000004 2 CS-F2 1 x 50.00 = 50.00",
            "CS-20261126-000004 3 CS-F3 2 x 100.00 = 200.00",
            "CS-20261126-000005 1 CS-F1 1 x 500.00 = 500.00",
            "CS-20261126-000005 2 CS-F2 1 x 50.00 = 50.00",
            "CS-20261126-000005 3 CS-F3 2 x 100.00 = 200.00",
            "CS-20261126-000006 1 CS-F1 1 x 500.00 = 500.00",
            "CS-20261126-000006 2 CS-F2 1 x 50.00 = 50.00",
            "CS-20261126-000006 3 CS-F3 2 x 100.00 = 200.00",
            "GD-20261126-000001 1 GD-F1 3 x 200.00 = 600.00",
            "GD-20261126-000001 2 GD-F2 1 x 100.00 = 100.00");
  }

  private static void unpack(String name, Path target) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(EARLIER))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          Files.copy(zip, target);
          return;
        }
      }
    }
    throw new AssertionError(EARLIER + " holds no " + name);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    if (entities != null) {
      entities.getEntityManagerFactory().close();
    }
  }

  @TestFactory
  Stream<DynamicTest> every_row_is_read() {
    return entities.getMetamodel().getEntities().stream()
        .map(entity -> DynamicTest.dynamicTest(entity.getName(), () -> readAll(entity)));
  }

  private static void readAll(EntityType<?> entity) {
    Table table = entity.getJavaType().getAnnotation(Table.class);
    long rows =
        ((Number)
                entities
                    .createNativeQuery("select count(*) from " + table.name())
                    .getSingleResult())
            .longValue();
    assertThat(
            entities
                .createQuery("select e from " + entity.getName() + " e", entity.getJavaType())
                .getResultList())
        .hasSize((int) rows);
  }

  /** What was taken twice stays on record; the first of them is the one that is known again. */
  @Test
  void a_slip_is_known_by_its_number_however_it_was_typed() {
    assertThat(
            entities
                .createNativeQuery("select reference_key from payment order by id")
                .getResultList())
        .hasSizeGreaterThan(2)
        .doesNotHaveDuplicates()
        .startsWith("ZZ616719")
        .element(1)
        .asString()
        .startsWith("ZZ616719#");
    assertThat(
            entities
                .createNativeQuery("select count(*) from payment where reference_key = 'ZZ' || id")
                .getResultList())
        .isNotEqualTo(List.of(0L));
  }

  @Test
  void a_service_is_known_by_its_name_of_today() {
    assertThat(
            entities
                .createNativeQuery(
                    "select distinct service from application_item where state = 'DONE'")
                .getResultList())
        .containsExactly("TOKEN_UPGRADE");
  }

  /** A pending pair and a revoked one too; only one in force has a token. */
  @Test
  void every_pair_has_its_line() {
    assertThat(
            entities
                .createNativeQuery(
                    "select p.job || ' ' || p.ordinal || ' ' || p.state || ' '"
                        + " || case when p.in_force_line = p.line_id and l.chip = p.chip then 'in force'"
                        + " when p.in_force_line is null and (l.chip is null or l.pairs > 1) then '-'"
                        + " else 'wrong' end"
                        + " || case when l.line_no = substr(p.case_number, 1, 2) || '-Z-'"
                        + " || lpad(cast(l.id as varchar(12)), 6, '0') and l.opened_by = p.case_number then '' else '?' end"
                        + " from certificate_pair p join certificate_line l on l.id = p.line_id"
                        + " order by p.job")
                .getResultList())
        .containsExactly(
            "CS-20261126-000001-1 1 ACTIVE in force",
            "CS-20261126-000002-1 1 ACTIVE in force",
            "CS-20261126-000003-1 1 REVOKED -",
            "CS-20261126-000004-1 1 PENDING -");
  }

  /** A unit, each of them; which, the case knew that applied for it. */
  @Test
  void every_line_knows_whose_it_is() {
    assertThat(
            entities
                .createNativeQuery(
                    "select l.opened_by || ' ' || l.holder_kind || ' ' || u.name || case when u.region"
                        + " = l.region then '' else '?' end from certificate_line l join unit u on"
                        + " u.id = l.holder_unit order by 1")
                .getResultList())
        .hasSize(4)
        .isEqualTo(
            entities
                .createNativeQuery(
                    "select a.case_no || ' UNIT ' || a.unit_name from application a join"
                        + " certificate_line l on l.opened_by = a.case_no order by 1")
                .getResultList());
  }

  @Test
  void a_branch_sees_the_lines_of_the_cases_that_it_handed_in_before_A_X6() {
    assertThat(
            entities
                .createNativeQuery(
                    "select l.opened_by || ' ' || s.login || ' ' || s.way || case when s.since ="
                        + " a.submitted_at or s.since = a.created_at then '' else '?' end"
                        + " from line_sight s join certificate_line l on l.id = s.line_id"
                        + " join application a on a.case_no = l.opened_by order by 1")
                .getResultList())
        .containsExactly(
            "CS-20261126-000001 machine:yuelu SUBMITTED",
            "CS-20261126-000002 machine:kaifu SUBMITTED",
            "CS-20261126-000002 machine:yuelu SUBMITTED",
            "CS-20261126-000003 machine:kaifu SUBMITTED");
  }

  /** Drafts too; what is over holds no certificate. */
  @Test
  void every_case_has_its_item_and_every_job_its_item() {
    assertThat(
            entities
                .createNativeQuery(
                    "select count(*) from application a where not exists (select 1 from"
                        + " application_item i where i.application_id = a.id and i.ordinal = 1)")
                .getSingleResult())
        .hasToString("0");
    assertThat(
            entities
                .createNativeQuery(
                    "select distinct a.state || ' ' || i.state || case when i.open_line = i.line_id"
                        + " then ' open' when i.line_id is null then ' none' else '' end"
                        + " from application a join application_item i on i.application_id = a.id"
                        + " order by 1")
                .getResultList())
        .containsExactly(
            "ACCEPTED WAITING none",
            "CLOSED DONE",
            "COLLECT COLLECT",
            "FAILED FAILED open",
            "PRODUCING PRODUCING open",
            "SUBMITTED WAITING none");
    assertThat(
            entities
                .createNativeQuery(
                    "select count(*) from station_job j join application_item i on i.id = j.item_id"
                        + " join application a on a.id = i.application_id and a.case_no ="
                        + " j.case_number where (j.open_item is null) = (j.state in ('DONE',"
                        + " 'FAILED'))")
                .getSingleResult())
        .hasToString(
            entities.createNativeQuery("select count(*) from station_job").getSingleResult() + "");
  }

  /** By any part of its unit's name, and by the end of its number. */
  @Test
  void every_case_of_before_is_found() {
    assertThat(
            entities
                .createNativeQuery(
                    "select count(*) from application a where not exists (select 1 from case_mark m"
                        + " where m.application_id = a.id and m.region = a.region and m.kind ="
                        + " 'NUMBER' and a.case_no = substr(a.case_no, 1, 12) || lpad(m.part, 6,"
                        + " '0'))")
                .getSingleResult())
        .hasToString("0");
    assertThat(
            entities
                .createNativeQuery(
                    "select count(*) from application a where a.unit_name is not null and"
                        + " length(a.unit_name) - 1 <> (select count(*) from case_mark m where"
                        + " m.application_id = a.id and m.kind = 'NAME' and a.unit_name like '%' ||"
                        + " m.part)")
                .getSingleResult())
        .hasToString("0");
  }

  /**
   * Where a database commits each statement that changes a table, the power may fail between two.
   */
  @Test
  void an_upgrade_that_was_cut_is_gone_on_from() throws Exception {
    String rows =
        "select (select count(*) from certificate_line) || ' ' || (select count(*) from"
            + " application_item) || ' ' || (select count(*) from line_sight) || ' ' || (select"
            + " count(*) from station_job where item_id is not null) || ' ' || (select sum(amount)"
            + " from charge_line) || ' ' || (select count(holder_unit) from certificate_line)"
            + " || ' ' || (select count(*) from case_mark)";
    Object before = entities.createNativeQuery(rows).getSingleResult();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "delete from databasechangelog where id like 'certificate-line%' or id like"
                      + " 'certificate-pair%' or id like 'application-item%' or id like"
                      + " 'application-without%' or id like 'station-job%' or id ="
                      + " 'station-desk' or id like 'charge-line%' or id like 'charge-without%'"
                      + " or id like 'refund-%' or id like 'application-mark%'"))
          .isGreaterThan(25);
      assertThat(
              statement.executeUpdate(
                  "update databasechangeloglock set locked = true, lockgranted = current_timestamp,"
                      + " lockedby = 'a node without power'"))
          .isEqualTo(1);
    }
    try (Connection connection = database.getConnection()) {
      SchemaOfTests.update(connection);
    }
    assertThat(entities.createNativeQuery(rows).getSingleResult()).isEqualTo(before);
  }

  /** Or the test above would read nothing and be green. */
  @Test
  void it_holds_what_a_bureau_holds() {
    for (String table :
        new String[] {
          "application",
          "charge",
          "payment",
          "certificate_pair",
          "token",
          "station_job",
          "ca_serial",
          "ca_revocation",
          "kmc_escrow",
          "unit",
          "consent",
          "audit_entry",
          "scan"
        }) {
      Object rows = entities.createNativeQuery("select count(*) from " + table).getSingleResult();
      assertThat(((Number) rows).intValue()).as(table).isPositive();
    }
  }
}
