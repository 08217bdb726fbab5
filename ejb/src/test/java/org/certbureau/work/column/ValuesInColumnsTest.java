package org.certbureau.work.column;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.ManagedType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.OrganizationCode;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RegistrationNumber;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rows as every release before has written them, by SQL, read through the entities; and what the
 * entities write, read by SQL.
 */
class ValuesInColumnsTest {
  private static final RegionCode CHANGSHA = new RegionCode("430100");
  private static final RegionCode GUANGDONG = new RegionCode("440000");
  private static final CaseNumber FIRST = new CaseNumber("CS-20261122-000318");
  private static final CaseNumber SECOND = new CaseNumber("GD-20261122-000007");
  private static final CreditCode CODE = new CreditCode("91430100MA4L00011K");

  /** What a repository has. */
  @ApplicationScoped
  static class Rows {
    @PersistenceContext(unitName = "bureau")
    EntityManager entities;

    <T> List<T> ask(Class<T> type, String jpql, Map<String, Object> values) {
      var query = entities.createQuery(jpql, type);
      values.forEach(query::setParameter);
      return query.getResultList();
    }

    int change(String jpql, Map<String, Object> values) {
      var query = entities.createQuery(jpql);
      values.forEach(query::setParameter);
      return query.executeUpdate();
    }
  }

  private static House houseWithOldRows(Database kind) {
    TestDatabase database = kind.open();
    database.execute(
        "insert into unit (id, region, identity_key, name, credit_code, organization_code,"
            + " registration_number, changed_at, audit_count, version) values (1, '430100',"
            + " 'credit:91430100MA4L00011K', '澄岚', '91430100MA4L00011K', '123456788',"
            + " '110108000000016', timestamp '2026-11-22 02:00:00', 1, 1)");
    database.execute(
        "insert into certificate_line (id, line_no, region, opened_by, opened_at, holder_kind, holder_unit, pairs, version)"
            + " values (1, 'CS-Z-000001', '430100', 'CS-20261122-000318',"
            + " timestamp '2025-11-22 00:00:00', 'UNIT', 1, 1, 0),"
            + " (2, 'GD-Z-000002', '440000', 'GD-20261122-000007',"
            + " timestamp '2025-11-22 00:00:00', 'UNIT', 1, 1, 0)");
    database.execute(
        "insert into certificate_pair (line_id, ordinal, job, case_number, region, holder_name, credit_code, chip,"
            + " issuer, signing_serial, encryption_serial, not_before, not_after, state,"
            + " audit_count, version) values"
            + " (1, 1, 'J-1', 'CS-20261122-000318', '430100', '澄岚', '91430100MA4L00011K', 'C1', 'DFCA',"
            + " '11', '12', timestamp '2025-11-22 00:00:00', timestamp '2026-11-22 00:00:00',"
            + " 'ACTIVE', 3, 7),"
            + " (2, 1, 'J-2', 'GD-20261122-000007', '440000', '某某工会', null, 'C2', 'NETCA',"
            + " '21', '22', timestamp '2025-11-22 00:00:00', timestamp '2026-11-22 00:00:00',"
            + " 'ACTIVE', 0, 0)");
    database.execute(
        "insert into station (code, name, region, public_key, broker_hash, retired, slots, blanks,"
            + " audit_count, version) values ('CS-01', '一号', '430100', '-', '-', false, 1, 1, 0, 0),"
            + " ('CS-02', '二号', '430100', '-', '-', false, 1, 1, 0, 0)");
    database.execute(
        "insert into charge (id, case_no, region, policy_version, total, state,"
            + " due_since, settled_at, receipt_prints, audit_count, version) values"
            + " (1, 'CS-20261122-000318', '430100', 1, 750.00, 'REFUND_DUE',"
            + " timestamp '2026-11-22 01:00:00', timestamp '2026-11-22 02:00:00', 0, 2, 4)");
    database.execute(
        "insert into payment (id, charge_id, region, method, amount, reference, reference_key,"
            + " taken_by, taken_at)"
            + " values (1, 1, '430100', 'POS', 750.00, 'SLIP-1', 'SLIP1', 'CHEN_SHOU',"
            + " timestamp '2026-11-22 02:00:00')");
    database.execute(
        "insert into audit_entry (id, object_type, object_id, object_number, region, occurred_at,"
            + " actor, action, details, place) values (1, 'issuer', 'DFCA', 1, null,"
            + " timestamp '2026-11-22 02:00:00', 'system', 'issuer.founded', '{}', 1)");
    return new House(database, TestClock.at("2026-11-22T10:42"));
  }

  private static <T> List<T> ask(House house, Class<T> type, String jpql, Map<String, Object> by) {
    return house.inTransaction(() -> house.bean(Rows.class).ask(type, jpql, by));
  }

  @ParameterizedTest
  @EnumSource
  void a_row_of_before_is_read_as_values(Database kind) {
    try (House house = houseWithOldRows(kind)) {
      assertThat(
              ask(
                  house,
                  Object[].class,
                  "select p.caseNumber, p.region, p.creditCode from CertificatePair p order by p.job",
                  Map.of()))
          .containsExactly(
              new Object[] {FIRST, CHANGSHA, CODE}, new Object[] {SECOND, GUANGDONG, null});
      assertThat(
              ask(
                  house,
                  Object[].class,
                  "select c.caseNumber, c.total, c.auditCount, c.version" + " from Charge c",
                  Map.of()))
          .containsExactly(new Object[] {FIRST, Money.of("750"), 2, 4});
      assertThat(
              ask(
                  house,
                  Object[].class,
                  "select p.region, p.amount, p.reference from Payment p",
                  Map.of()))
          .containsExactly(new Object[] {CHANGSHA, Money.of("750.00"), "SLIP-1"});
      assertThat(
              ask(
                  house,
                  Object[].class,
                  "select u.creditCode, u.organizationCode, u.registrationNumber from Unit u",
                  Map.of()))
          .containsExactly(
              new Object[] {
                CODE, new OrganizationCode("123456788"), new RegistrationNumber("110108000000016")
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void questions_are_asked_with_values(Database kind) {
    try (House house = houseWithOldRows(kind)) {
      assertThat(
              ask(
                  house,
                  String.class,
                  "select p.job from CertificatePair p where p.caseNumber = :number"
                      + " and p.region in :regions and p.creditCode = :code",
                  Map.of("number", FIRST, "regions", Set.of(CHANGSHA, GUANGDONG), "code", CODE)))
          .containsExactly("J-1");
      assertThat(
              ask(
                  house,
                  String.class,
                  "select p.job from CertificatePair p where p.region in :regions",
                  Map.of("regions", List.of(GUANGDONG))))
          .containsExactly("J-2");
      assertThat(
              ask(
                  house,
                  String.class,
                  "select p.reference from Payment p where p.amount = :amount",
                  Map.of("amount", Money.of("750"))))
          .containsExactly("SLIP-1");
      assertThat(
              ask(
                  house,
                  RegionCode.class,
                  "select distinct s.region from Station s order by s.region",
                  Map.of()))
          .containsExactly(CHANGSHA);
      assertThat(
              ask(
                  house,
                  String.class,
                  "select e.objectId from AuditEntry e where e.region is null or e.region in :regions",
                  Map.of("regions", Set.of(GUANGDONG))))
          .containsExactly("DFCA");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_written_stands_in_the_columns_as_it_always_did(Database kind) {
    try (House house = houseWithOldRows(kind)) {
      house.inTransaction(
          () -> {
            house
                .bean(Rows.class)
                .change(
                    "update Unit u set u.region = :region, u.creditCode = :code",
                    Map.of("region", GUANGDONG, "code", CODE));
            house
                .bean(Rows.class)
                .change(
                    "update Charge c set c.total = :total", Map.of("total", Money.of("1350.5")));
          });

      TestDatabase database = house.database();
      assertThat(database.text("select region || ' ' || credit_code from unit"))
          .isEqualTo("440000 91430100MA4L00011K");
      assertThat(database.text("select total from charge")).isEqualTo("1350.50");
    }
  }

  /** Without one, a value would be serialised into the column. */
  @Test
  void every_value_of_the_kernel_in_an_entity_has_its_converter() {
    try (House house = House.onH2()) {
      Set<Class<?>> converted =
          Stream.of(
                  CaseNumberColumn.class,
                  CreditCodeColumn.class,
                  MoneyColumn.class,
                  OrganizationCodeColumn.class,
                  RegionColumn.class,
                  RegistrationNumberColumn.class)
              .map(ValuesInColumnsTest::converted)
              .collect(Collectors.toSet());

      Set<Class<?>> used =
          house.bean(Rows.class).entities.getMetamodel().getManagedTypes().stream()
              .map(ManagedType::getAttributes)
              .flatMap(Set::stream)
              .map(Attribute::getJavaType)
              .filter(type -> type.getPackageName().equals(RegionCode.class.getPackageName()))
              .collect(Collectors.toSet());

      assertThat(used).isEqualTo(converted);
    }
  }

  private static Class<?> converted(Class<? extends AttributeConverter<?, ?>> converter) {
    return Arrays.stream(converter.getMethods())
        .filter(method -> method.getName().equals("convertToEntityAttribute"))
        .filter(method -> !method.isBridge())
        .findFirst()
        .orElseThrow()
        .getReturnType();
  }
}
