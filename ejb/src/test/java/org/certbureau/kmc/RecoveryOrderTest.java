package org.certbureau.kmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the centre has written down it reads as it was written. */
class RecoveryOrderTest {
  static Stream<RecoveryOrder> orders() {
    return Stream.of(order("c".repeat(64)), order(null));
  }

  private static RecoveryOrder order(String papers) {
    return new RecoveryOrder(
        RegionCode.of("440000"),
        new CaseNumber("GD-20261120-000001"),
        "GD-20261120-000001-1",
        "GD-Z-000001",
        new WantedKey("GD-20261101-000007-1", 1, "a".repeat(64), "3003"),
        new KeyRecipient(Sm2Keys.generate(new SecureRandom()).publicKey(), "4D5D", "3004"),
        "某某单位",
        null,
        "acceptor",
        "reviewer",
        papers);
  }

  @ParameterizedTest
  @MethodSource("orders")
  void an_order_is_read_as_it_was_written_with_its_papers_or_before_them(RecoveryOrder order) {
    assertThat(RecoveryOrder.read(order.written())).isEqualTo(order);
    assertThat(order.digest()).isEqualTo(Sm3.hex(order.written()));
  }

  /** Rows of before hold what they held: their digest stands beside them. */
  @Test
  void an_order_without_papers_is_written_as_it_was_before_there_were_any() {
    List<String> parts = Written.read(order(null).written());
    assertThat(parts).hasSize(16).startsWith("kmc-order-2").endsWith("reviewer");
    assertThat(Written.read(order("c".repeat(64)).written())).hasSize(17).startsWith("kmc-order-3");
  }
}
