package org.certbureau.station.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.certbureau.station.contract.ContractViolation.Reason;
import org.junit.jupiter.api.Test;

class ContractCodecTest {
  @Test
  void every_kind_of_order_comes_back_as_it_was_written() throws Exception {
    Message<Order> orders = Fixtures.orders();

    assertThat(ContractCodec.orders().decode(ContractCodec.orders().encode(orders)))
        .isEqualTo(orders);
  }

  @Test
  void every_kind_of_report_comes_back_as_it_was_written() throws Exception {
    Message<Report> reports = Fixtures.reports();

    assertThat(ContractCodec.reports().decode(ContractCodec.reports().encode(reports)))
        .isEqualTo(reports);
  }

  @Test
  void a_message_of_one_direction_is_not_read_as_one_of_the_other() {
    String body = ContractCodec.orders().encode(Fixtures.orders());

    assertThatThrownBy(() -> ContractCodec.reports().decode(body))
        .isInstanceOfSatisfying(
            ContractViolation.class, e -> assertThat(e.reason()).isEqualTo(Reason.SCHEMA));
  }

  @Test
  void what_the_other_end_would_refuse_is_not_written() {
    Message<Order> tooPatient =
        Message.of(
            Fixtures.NOW, Parties.BUREAU, Fixtures.STATION, List.of(new Prepare("job", 100)));

    assertThatThrownBy(() -> ContractCodec.orders().encode(tooPatient))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/items/0/pinRetryLimit maximum");
  }

  @Test
  void a_body_over_the_limit_is_refused_unread() {
    String body = " ".repeat(ContractCodec.MAX_BYTES + 1);

    assertThatThrownBy(() -> ContractCodec.orders().decode(body))
        .isInstanceOfSatisfying(
            ContractViolation.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
  }
}
