package org.certbureau.audit;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.EntityType;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.certbureau.work.SchemaOfTests;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of what counts its own entries against the entities that do. */
class CountedRecordsTest {
  private static final Path EARLIER = Path.of("../db/src/test/resources/earlier/first-house.zip");

  @TempDir private static Path home;
  private static EntityManagerFactory factory;
  private static EntityManager entities;

  @BeforeAll
  static void open() throws Exception {
    unpack();
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + home.resolve("bureau"));
    database.setUser("sa");
    database.setPassword("");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      SchemaOfTests.update(connection);
      int id = 0;
      for (Object kind : Class.forName("org.certbureau.notice.NoticeKind").getEnumConstants()) {
        statement.executeUpdate(
            "insert into notice (id, kind, about, occasion, region, case_number, holder_name,"
                + " serial, good_until, written_at, audit_count, version) values (%d, '%s',"
                    .formatted(++id, kind)
                + " 'pair', 'day', '430100', 'CS-20261126-000001', 'n', '1', current_timestamp,"
                + " current_timestamp, 0, 0)");
      }
    }
    factory =
        Persistence.createEntityManagerFactory(
            "bureau",
            Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.jtaDataSource", "",
                "jakarta.persistence.nonJtaDataSource", database,
                "eclipselink.session-name", "counted"));
    entities = factory.createEntityManager();
  }

  private static void unpack() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(EARLIER))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".mv.db")) {
          Files.copy(zip, home.resolve("bureau.mv.db"));
        }
      }
    }
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  private static List<EntityType<?>> counting() {
    return entities.getMetamodel().getEntities().stream()
        .<EntityType<?>>map(entity -> entity)
        .filter(entity -> AuditedRow.class.isAssignableFrom(entity.getJavaType()))
        .toList();
  }

  @Test
  void every_entity_that_counts_is_in_the_table_by_its_type() throws Exception {
    Map<String, String> tables =
        Arrays.stream(CountedRecords.values())
            .collect(toMap(CountedRecords::type, CountedRecords::table));
    assertThat(counting()).hasSameSizeAs(tables.entrySet());
    for (EntityType<?> entity : counting()) {
      Constructor<?> empty = entity.getJavaType().getDeclaredConstructor();
      empty.setAccessible(true);
      AuditedRow row = (AuditedRow) empty.newInstance();
      assertThat(tables.get(row.auditType()))
          .as(row.auditType())
          .isEqualTo(entity.getJavaType().getAnnotation(Table.class).name());
    }
  }

  @Test
  void every_record_is_found_by_the_name_that_its_entries_have() {
    int found = 0;
    for (EntityType<?> entity : counting()) {
      for (Object one :
          entities
              .createQuery("select e from " + entity.getName() + " e", entity.getJavaType())
              .getResultList()) {
        AuditedRow row = (AuditedRow) one;
        CountedRecords kind =
            Arrays.stream(CountedRecords.values())
                .filter(known -> known.type().equals(row.auditType()))
                .findFirst()
                .orElseThrow();
        assertThat(
                ((Number)
                        entities
                            .createNativeQuery(
                                "select count(*) from (" + kind.names() + ") n where object_id = ?")
                            .setParameter(1, row.auditId())
                            .getSingleResult())
                    .intValue())
            .as("%s %s", row.auditType(), row.auditId())
            .isPositive();
        found++;
      }
    }
    assertThat(found).isGreaterThan(50);
  }

  /** Whoever adds up otherwise would be called a forger. */
  @Test
  void what_an_earlier_bureau_left_adds_up() {
    for (CountedRecords kind : CountedRecords.values()) {
      assertThat(
              entities
                  .createNativeQuery(kind.differing())
                  .setParameter(1, kind.type())
                  .getResultList())
          .as(kind.type())
          .isEmpty();
    }
  }
}
