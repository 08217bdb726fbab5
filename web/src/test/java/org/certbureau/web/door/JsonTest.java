package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private record Asked(Integer days, Boolean atOnce) {}

  private static Asked read(String json) throws JsonProcessingException {
    return Json.mapper().readValue(json, Asked.class);
  }

  @Test
  void a_flag_may_be_left_out() throws JsonProcessingException {
    assertThat(read("{\"days\":3}").atOnce()).isNull();
    assertThat(read("{\"atOnce\":true}").atOnce()).isTrue();
    assertThat(read("{\"atOnce\":false}").atOnce()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "0", "\"true\"", "\"\"", "[]", "{}"})
  void what_is_told_for_a_flag_is_true_or_false(String value) {
    assertThatThrownBy(() -> read("{\"atOnce\":" + value + "}"))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            wrong -> assertThat(wrong.getPath().get(0).getFieldName()).isEqualTo("atOnce"));
  }
}
