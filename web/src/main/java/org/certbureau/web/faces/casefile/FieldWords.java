package org.certbureau.web.faces.casefile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.FieldView;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.FormField;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.web.faces.words.Words;

/** A form's values as people read them: codes become the words of the policy. */
@Named("fields")
@RequestScoped
public class FieldWords {
  @Inject private ServiceWords services;
  @Inject private Words say;

  public String show(ApplicationView view, FieldView field) {
    return show(view, field.field(), field.value());
  }

  public String show(ApplicationView view, FormField field, String value) {
    return switch (field.kind()) {
      case CHOICE, CHOICES -> words(field.choices(), value);
      case SYSTEMS -> words(services.policy(view).systems().catalogue(), value);
      case PAIR ->
          view.certificate() == null ? value : words(view.certificate().pairChoices(), value);
      case BOOLEAN -> value.isEmpty() ? "" : say.of("field." + value);
      default -> value;
    };
  }

  private String words(List<Choice> choices, String codes) {
    return Arrays.stream(codes.split(","))
        .map(
            code ->
                choices.stream()
                    .filter(choice -> choice.code().equals(code))
                    .findFirst()
                    .map(choice -> say.in(choice.label()))
                    .orElse(code))
        .collect(Collectors.joining(say.of("list.separator")));
  }
}
