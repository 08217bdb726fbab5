package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * A table that goes with a form, one row a holder (附页).
 *
 * @param rowsPerSheet rows that fit one printed sheet; more rows take more sheets
 */
public record Annex(
    String code,
    Text title,
    int rowsPerSheet,
    List<FormField> fields,
    @JsonProperty("for") Scope scope,
    String rule,
    String citation)
    implements Scoped {
  public Annex {
    fields = List.copyOf(fields);
    scope = Objects.requireNonNullElse(scope, Scope.EVERYTHING);
  }
}
