package org.certbureau.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.certbureau.application.warning.Warning;

/**
 * What there is to know before something is begun, in the language that was asked for; it refuses
 * nothing and asks for no answer.
 *
 * @param reading whether the rule is the bureau's own reading (口径) and no document's (文件)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Forewarning(
    String code, String field, String rule, boolean reading, String citation, String sentence) {
  static Forewarning of(Warning told, Locale language) {
    return new Forewarning(
        told.code(),
        told.field(),
        told.rule(),
        told.reading(),
        told.citation(),
        told.sentence().in(language));
  }
}
