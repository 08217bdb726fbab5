package org.certbureau.dev.inside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a bureau that lets people in without asking may listen, and to whom it answers. */
class ThisMachineOnlyTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void this_machine(String address) {
    assertThat(ThisMachineOnly.isThisMachine(address)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "0.0.0.0", "::", "192.0.2.7"})
  void every_other_one_is_refused(String address) {
    assertThat(ThisMachineOnly.isThisMachine(address)).isFalse();
  }
}
