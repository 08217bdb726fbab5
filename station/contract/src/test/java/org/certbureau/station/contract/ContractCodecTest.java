package org.certbureau.station.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.certbureau.station.contract.ContractViolation.Reason;
import org.junit.jupiter.api.Test;

class ContractCodecTest {
  @Test
  void everyKindOfOrderComesBackAsItWasWritten() throws Exception {
    Message<Order> orders = Fixtures.orders();

    assertThat(ContractCodec.orders().decode(ContractCodec.orders().encode(orders)))
        .isEqualTo(orders);
  }

  @Test
  void everyKindOfReportComesBackAsItWasWritten() throws Exception {
    Message<Report> reports = Fixtures.reports();

    assertThat(ContractCodec.reports().decode(ContractCodec.reports().encode(reports)))
        .isEqualTo(reports);
  }

  @Test
  void aMessageOfOneDirectionIsNotReadAsOneOfTheOther() {
    String body = ContractCodec.orders().encode(Fixtures.orders());

    assertThatThrownBy(() -> ContractCodec.reports().decode(body))
        .isInstanceOfSatisfying(
            ContractViolation.class, e -> assertThat(e.reason()).isEqualTo(Reason.SCHEMA));
  }

  @Test
  void whatTheOtherEndWouldRefuseIsNotWritten() {
    Message<Order> tooPatient =
        Message.of(
            Fixtures.NOW, Parties.BUREAU, Fixtures.STATION, List.of(new Prepare("job", 100)));

    assertThatThrownBy(() -> ContractCodec.orders().encode(tooPatient))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/items/0/pinRetryLimit maximum");
  }

  @Test
  void aBodyOverTheLimitIsRefusedUnread() {
    String body = " ".repeat(ContractCodec.MAX_BYTES + 1);

    assertThatThrownBy(() -> ContractCodec.orders().decode(body))
        .isInstanceOfSatisfying(
            ContractViolation.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
  }
}
