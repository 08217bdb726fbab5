package org.certbureau.web.faces.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.certbureau.application.view.GateView;
import org.certbureau.region.business.Gate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An approval is not told to do what waits for the money, or for a paper. */
class GateWordsTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "'', 办理通过后",
    "REVIEW-, 通过后",
    "REVIEW- PAYMENT+ ORIGINALS+, 通过后",
    "REVIEW- PAYMENT- ORIGINALS+, 通过并缴费后",
    "REVIEW- PAYMENT+ ORIGINALS-, 通过并核齐原件后",
    "REVIEW- PAYMENT+ VOUCHER-, 通过并核齐原件后",
    "REVIEW- PAYMENT- ORIGINALS-, 通过、缴费并核齐原件后"
  })
  void what_is_promised_waits_for_every_gate(String gates, String words) {
    List<GateView> views =
        Stream.of(gates.split(" "))
            .filter(gate -> !gate.isEmpty())
            .map(
                gate ->
                    new GateView(
                        Gate.valueOf(gate.substring(0, gate.length() - 1)), gate.endsWith("+")))
            .toList();
    assertThat(
            ResourceBundle.getBundle("messages.screens", Locale.SIMPLIFIED_CHINESE)
                .getString(GateWords.key(views)))
        .isEqualTo(words);
  }
}
