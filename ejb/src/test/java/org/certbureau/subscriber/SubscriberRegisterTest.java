package org.certbureau.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBTransactionRequiredException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.kernel.RegionCode;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Units, agents and consents as accepted applications leave them. */
class SubscriberRegisterTest {
  private static final RegionCode HERE = RegionCode.of("430100");
  private static final RegionCode THERE = RegionCode.of("440000");
  private static final AgentRecord AGENT =
      new AgentRecord("欧阳喆", "CITIZEN_ID", "43010219900307008X", "13800138000", null);

  @TempDir Path data;
  private House house;
  private SubscriberRegister register;

  @BeforeEach
  void open() {
    System.setProperty("bureau.data", data.resolve("data").toString());
    house = House.onH2();
    register = house.bean(SubscriberRegister.class);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static UnitRecord unit(RegionCode region, String creditCode, String name) {
    return UnitRecord.of(region, name, creditCode, null, null, "4301000318", "澄岚路 8 号");
  }

  private <T> T here(Supplier<T> work) {
    return house.as("LI_WEN", Set.of(), () -> house.inTransaction(work));
  }

  private long enrol(UnitRecord unit, AgentRecord agent, String reference) {
    return here(() -> register.enrol(unit, agent, reference));
  }

  @Test
  void the_same_credit_code_in_the_same_region_is_the_same_unit() {
    long first = enrol(unit(HERE, "91430100MA4L00011K", "澄岚"), AGENT, "CS-1");
    long again = enrol(unit(HERE, "91430100MA4L00011K", "澄岚包装"), AGENT, "CS-2");
    long elsewhere = enrol(unit(THERE, "91430100MA4L00011K", "澄岚"), AGENT, "GD-1");

    assertThat(again).isEqualTo(first);
    assertThat(elsewhere).isNotEqualTo(first);
    assertThat(register.unit(first).orElseThrow().name()).isEqualTo("澄岚包装");
    assertThat(
            house
                .database()
                .number("select count(*) from audit_entry where action='unit.enrolled'"))
        .isEqualTo(2);
    assertThat(
            house.database().number("select count(*) from audit_entry where action='unit.changed'"))
        .isEqualTo(1);
  }

  @Test
  void a_unit_without_any_number_is_known_by_its_name() {
    UnitRecord nameless = new UnitRecord(HERE, "某某工会", null, null, null, null, null);
    assertThat(enrol(nameless, AGENT, "CS-1")).isEqualTo(enrol(nameless, AGENT, "CS-2"));
  }

  @Test
  void an_agent_is_told_from_a_namesake_by_the_document() {
    UnitRecord unit = unit(HERE, "91430100MA4L00011K", "澄岚");
    enrol(unit, AGENT, "CS-1");
    enrol(unit, AGENT, "CS-2");
    assertThat(house.database().number("select count(*) from agent")).isEqualTo(1);

    enrol(unit, new AgentRecord("欧阳喆", "PASSPORT", "E12345678", null, null), "CS-3");
    assertThat(house.database().number("select count(*) from agent")).isEqualTo(2);
  }

  @Test
  void the_agents_document_lies_sealed() {
    enrol(unit(HERE, "91430100MA4L00011K", "澄岚"), AGENT, "CS-1");
    String atRest = house.database().text("select rawtohex(sealed_details) from agent");
    for (String secret : new String[] {"43010219900307008X", "13800138000"}) {
      assertThat(atRest)
          .doesNotContain(
              HexFormat.of().withUpperCase().formatHex(secret.getBytes(StandardCharsets.US_ASCII)));
    }
    assertThat(AGENT.toString()).doesNotContain("欧阳").doesNotContain("4301");
  }

  @Test
  void a_consent_is_recorded_once_and_bound_to_who_gave_it() {
    assertThat(agree("1")).isTrue();
    assertThat(agree("1")).isFalse();
    assertThat(agree("2")).isTrue();
    enrol(unit(HERE, "91430100MA4L00011K", "澄岚"), AGENT, "CS-1");

    assertThat(register.consents("CS-1"))
        .extracting(ConsentRecord::textVersion)
        .containsExactly("1", "2");
    assertThat(register.consents("CS-1"))
        .allSatisfy(
            consent -> {
              assertThat(consent.agent()).isEqualTo("欧阳喆");
              assertThat(consent.recordedBy()).isEqualTo("LI_WEN");
              assertThat(consent.givenAt()).isEqualTo(house.clock().instant());
            });
    assertThat(register.consents("CS-2")).isEmpty();
  }

  private boolean agree(String version) {
    return here(
        () -> register.agree("CS-1", "AGREEMENT", version, ConsentRecord.Way.TICK, "LI_WEN"));
  }

  @Test
  void nothing_is_entered_outside_the_step_that_enters_it() {
    assertThatThrownBy(() -> register.enrol(unit(HERE, "91430100MA4L00011K", "澄岚"), AGENT, "CS-1"))
        .isInstanceOf(EJBTransactionRequiredException.class);
  }
}
