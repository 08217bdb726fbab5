package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.certbureau.kernel.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesOfTheDoorsTest {
  @ParameterizedTest
  @ValueSource(ints = {400, 401, 402, 403, 404, 405, 406, 409, 411, 413, 415, 418, 429, 503})
  void every_refusal_has_its_sentence_in_every_language(int status) {
    for (Locale language : Messages.LANGUAGES) {
      Answer answer = Answers.ofStatus(status, language);
      assertThat(answer.detail()).isNotBlank();
      assertThat(answer.title()).isNotBlank();
      assertThat(answer.problems()).hasSize(1);
      assertThat(answer.type()).startsWith("tag:certbureau.org,2026:web.refused-");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"422", "500"})
  void every_status_has_a_title(String status) {
    for (Locale language : Messages.LANGUAGES) {
      assertThat(Messages.text(language, "web.status-" + status, List.of())).isNotBlank();
    }
  }
}
