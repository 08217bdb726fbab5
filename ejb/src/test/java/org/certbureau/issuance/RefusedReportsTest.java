package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.CHANGSHA;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.ca.embedded.EmbeddedCertificationAuthority;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.EmbeddedKeyManagementCentre;
import org.certbureau.kmc.EmbeddedKeyRecovery;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.Charging;
import org.certbureau.payment.NewPayment;
import org.certbureau.region.business.PaymentMethod;
import org.certbureau.station.JobState;
import org.certbureau.station.JobView;
import org.certbureau.station.OrderText;
import org.certbureau.station.ProductionDesk;
import org.certbureau.station.contract.Abandon;
import org.certbureau.station.contract.Confirmed;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.FailureCode;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobStep;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Order;
import org.certbureau.station.contract.proof.InstallProof;
import org.certbureau.station.report.FailuresReported;
import org.certbureau.station.report.KeysReported;
import org.certbureau.station.report.ProofsReported;
import org.certbureau.testing.House;
import org.certbureau.token.TokenDesk;
import org.certbureau.work.Courier;
import org.certbureau.work.Relay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the bureau does when a station says that it cannot take a step. */
class RefusedReportsTest {
  private static final String STATION = "CS-01";
  private static final String CHIP = "0123456789ABCDEF";

  /** The queue to the station, with what lies in it. */
  private static final class Queue implements Courier {
    private final List<Order> orders = new ArrayList<>();

    @Override
    public boolean serves(String destination) {
      return destination.startsWith("station.");
    }

    @Override
    public void deliver(String destination, List<String> bodies) {
      bodies.forEach(body -> orders.add(OrderText.read(body)));
    }

    /** Everything that came since it was last asked. */
    List<Order> take() {
      List<Order> taken = List.copyOf(orders);
      orders.clear();
      return taken;
    }
  }

  private final Queue queue = new Queue();
  private final Sm2KeyPair tokenKey = Sm2Keys.generate(new SecureRandom());
  private Counter counter;
  private CaseNumber number;
  private String job;

  @BeforeEach
  void a_job_is_at_the_station() {
    House house = House.onH2().with(queue);
    house.with(house.bean(EmbeddedCertificationAuthority.class));
    house.with(house.bean(EmbeddedKeyManagementCentre.class));
    house.with(house.bean(EmbeddedKeyRecovery.class));
    counter = new Counter(house.observing(Charging.class, Issuance.class));
    house.bean(Opening.class);
    house
        .database()
        .execute(
            "insert into station (code, name, region, public_key, broker_hash, retired, slots,"
                + " blanks, audit_count, version) values ('CS-01', 'CS-01', '430100', '-', '-',"
                + " false, 1, 1, 0, 0)");
    counter.as(
        Person.ZHAO_ZHI,
        () -> {
          house
              .bean(TokenDesk.class)
              .register(CHANGSHA, "B1", List.of(new TokenDesk.Delivered(CHIP, "SOFT-SM2")));
        });
    number = counter.accepted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, number);
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    counter.as(
        Person.CHEN_SHOU,
        () -> {
          house
              .bean(CashDesk.class)
              .take(
                  number,
                  new NewPayment(PaymentMethod.POS, Money.of("750"), "长沙澄岚包装材料有限公司", "slip-1"));
        });
    job = job().number();
    queue.take();
  }

  @AfterEach
  void close() {
    counter.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {"TOKEN_FAULT", "OUT_OF_ORDER", "JOB_CLOSED", "UNKNOWN_JOB", "NO_BLANK_TOKEN"})
  void a_station_that_changed_nothing_is_told_to_let_go_of_the_job(FailureCode code) {
    refuse(JobStep.PREPARE, null, code);

    assertThat(job().state()).isEqualTo(JobState.FAILED);
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.FAILED);
    assertThat(queue.take()).containsExactly(new Abandon(job, null, "it says why"));
  }

  @ParameterizedTest
  @CsvSource({"OUT_OF_ORDER, " + CHIP, "WRONG_CHIP,"})
  void after_the_key_it_is_told_the_chip_unless_it_knows_another(FailureCode code, String chip) {
    reportKey();
    refuse(JobStep.INSTALL, null, code);

    assertThat(queue.take()).containsExactly(new Abandon(job, chip, "it says why"));
    assertThat(pairs("REVOKED")).isEqualTo(1);
    assertThat(
            counter
                .house()
                .database()
                .text("select crl_reason || ' ' || revocation_reason from certificate_pair"))
        .isEqualTo("CESSATION_OF_OPERATION " + code);
    assertThat(counter.house().database().text("select distinct reason from ca_revocation"))
        .isEqualTo("CESSATION_OF_OPERATION");
    assertThat(tokens("FAILED")).isEqualTo(1);
  }

  @Test
  void a_station_that_spoiled_its_token_knows_that_the_job_is_over() {
    reportKey();
    refuse(JobStep.INSTALL, CHIP, FailureCode.TOKEN_FAULT);

    assertThat(job().state()).isEqualTo(JobState.FAILED);
    assertThat(queue.take()).isEmpty();
  }

  @Test
  void a_report_that_comes_twice_is_answered_once() {
    refuse(JobStep.PREPARE, null, FailureCode.TOKEN_FAULT);
    refuse(JobStep.PREPARE, null, FailureCode.TOKEN_FAULT);

    assertThat(queue.take()).hasSize(1);
  }

  @Test
  void a_slip_that_is_missing_revokes_nothing_and_is_asked_for_again_some_times() {
    finish();
    List<Order> asked = new ArrayList<>();
    for (int hours = 0; hours < 12; hours++) {
      missSlip(FailureCode.SLIP_NOT_PRINTED);
      assertThat(queue.take()).as("not at once: the printer is looked after first").isEmpty();
      counter.house().clock().advance(Duration.ofHours(1));
      counter.house().bean(Relay.class).sweep();
      asked.addAll(queue.take());
    }

    assertThat(asked).hasSize(6).containsOnly(new Confirmed(job, CHIP));
    assertThat(job().state()).isEqualTo(JobState.DONE);
    assertThat(job().slipProblem()).isEqualTo("SLIP_NOT_PRINTED");
    assertThat(pairs("ACTIVE")).isEqualTo(1);
    assertThat(tokens("ISSUED")).isEqualTo(1);
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.COLLECT);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {"UNKNOWN_JOB", "WRONG_CHIP", "OUT_OF_ORDER", "JOB_CLOSED", "TOKEN_FAULT"})
  void a_slip_that_cannot_come_is_shown_and_revokes_nothing_either(FailureCode code) {
    finish();
    missSlip(code);

    assertThat(job().slipProblem()).isEqualTo(code.name());
    assertThat(pairs("ACTIVE")).isEqualTo(1);
    counter.house().clock().advance(Duration.ofHours(1));
    counter.house().bean(Relay.class).sweep();
    assertThat(queue.take()).isEmpty();
  }

  @Test
  void a_slip_cannot_be_missing_before_the_pair_is_active() {
    reportKey();
    missSlip(FailureCode.SLIP_NOT_PRINTED);

    assertThat(job().state()).isEqualTo(JobState.INSTALLING);
    assertThat(job().slipProblem()).isNull();
  }

  @Test
  void who_holds_the_slip_says_so_and_nobody_looks_for_it_any_more() {
    finish();
    missSlip(FailureCode.SLIP_NOT_PRINTED);

    counter.as(Person.ZHAO_ZHI, () -> maker().slipFound(number, job));
    counter.as(Person.ZHAO_ZHI, () -> maker().slipFound(number, job));

    assertThat(job().slipProblem()).isNull();
    assertThat(job().slipProblemAt()).isNull();
    assertThat(
            counter
                .house()
                .database()
                .number("select count(*) from audit_entry where action = 'job.slip-found'"))
        .as("said once, whatever is clicked twice")
        .isEqualTo(1);
  }

  @Test
  void a_job_of_another_region_is_not_there() {
    assertThatThrownBy(() -> counter.as(Person.OU_ZHI, () -> maker().slipFound(number, job)))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> counter.as(Person.OU_ZHI, () -> maker().abandon(number, job, "stuck")))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void a_job_is_given_up_with_a_reason_and_once() {
    for (String nothing : new String[] {" ", "x"}) {
      assertThatThrownBy(
              () -> counter.as(Person.ZHAO_ZHI, () -> maker().abandon(number, job, nothing)))
          .isInstanceOf(RuleViolation.class)
          .hasMessageContaining("issuance.reason");
    }

    counter.as(Person.ZHAO_ZHI, () -> maker().abandon(number, job, "机柜断电"));

    assertThat(job().state()).isEqualTo(JobState.FAILED);
    assertThat(tokens("ISSUED")).isZero();
    assertThatThrownBy(
            () -> counter.as(Person.ZHAO_ZHI, () -> maker().abandon(number, job, "机柜断电")))
        .isInstanceOf(RuleViolation.class)
        .hasMessageContaining("issuance.job-over");
  }

  private MakerDesk maker() {
    return counter.house().bean(MakerDesk.class);
  }

  private Install reportKey() {
    Octets request = Octets.of(Pkcs10.create("CN=" + job, tokenKey.privateKey()).der());
    issuance().keysReported(new KeysReported(STATION, List.of(new KeyReady(job, CHIP, request))));
    return (Install) queue.take().get(0);
  }

  private void finish() {
    byte[] proof = Sm2Signatures.sign(tokenKey.privateKey(), InstallProof.message(reportKey()));
    issuance()
        .proofsReported(
            new ProofsReported(STATION, List.of(new Installed(job, CHIP, Octets.of(proof)))));
    assertThat(queue.take()).containsExactly(new Confirmed(job, CHIP));
  }

  private void missSlip(FailureCode code) {
    refuse(JobStep.CONFIRM, null, code);
  }

  private void refuse(JobStep step, String chip, FailureCode code) {
    issuance()
        .failuresReported(
            new FailuresReported(
                STATION, List.of(new Failed(job, step, chip, code, "it says why"))));
  }

  private Issuance issuance() {
    return counter.house().bean(Issuance.class);
  }

  private JobView job() {
    return counter.as(
        Person.ZHAO_ZHI, () -> counter.house().bean(ProductionDesk.class).ofCase(number).get(0));
  }

  private long pairs(String state) {
    return counter
        .house()
        .database()
        .number("select count(*) from certificate_pair where state = '" + state + "'");
  }

  private long tokens(String state) {
    return counter
        .house()
        .database()
        .number("select count(*) from token where state = '" + state + "'");
  }
}
