package org.certbureau.web.faces.words;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.Badge;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.notice.DispatchState;
import org.certbureau.notice.NoticeKind;
import org.certbureau.payment.ChargeState;
import org.certbureau.recovery.RecoveryState;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Gate;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.Text;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.MachineView;
import org.certbureau.staff.Roles;
import org.certbureau.staff.asked.RequestState;
import org.certbureau.token.DestructionView;
import org.certbureau.token.TokenState;

/** Says things in the reader's language: the screens' own texts, words of values, problems. */
@Named("say")
@RequestScoped
public class Words {
  static final String BUNDLE = "messages.screens";
  private static final String SYSTEM = "system";

  /** Values whose words stand with the feature that owns them. */
  private static final Map<Class<?>, String> OWNED =
      Map.ofEntries(
          Map.entry(Badge.class, "application.badge."),
          Map.entry(State.class, "application.state."),
          Map.entry(Awaiting.class, "application.awaiting."),
          Map.entry(Step.class, "application.step."),
          Map.entry(Gate.class, "application.gate."),
          Map.entry(ChargeState.class, "payment.state."),
          Map.entry(PairState.class, "certificate.state-"),
          Map.entry(LineStanding.class, "certificate.standing-"),
          Map.entry(TokenState.class, "token.state-"),
          Map.entry(DestructionView.State.class, "token.list-state-"),
          Map.entry(DispatchState.class, "notice.state-"),
          Map.entry(RequestState.class, "staff.request-state-"),
          Map.entry(MachineView.State.class, "staff.machine-state-"),
          Map.entry(RecoveryState.class, "recovery.state-"),
          Map.entry(NoticeKind.class, "notice.kind-"));

  @Inject private Language language;
  @EJB private Callers callers;

  private final Map<String, String> people = new HashMap<>();

  /**
   * What people call somebody.
   *
   * @param actor as records name who did something; null for nobody
   */
  public String person(String actor) {
    if (actor == null) {
      return "";
    }
    if (SYSTEM.equals(actor)) {
      return of("actor.system");
    }
    if (Caller.isMachine(actor)) {
      return of("actor.machine", actor.substring(actor.indexOf(':') + 1));
    }
    return people.computeIfAbsent(actor, callers::displayName);
  }

  /** A text of the screens with what it mentions. */
  public String of(String key, Object... args) {
    Locale locale = language.getLocale();
    String pattern = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
    Object[] mentioned =
        Stream.of(args).map(arg -> arg == null ? Messages.nothing(locale) : arg).toArray();
    return new MessageFormat(pattern, locale).format(mentioned);
  }

  /** The word for a value. */
  public String name(Enum<?> value) {
    if (value == null) {
      return "";
    }
    String owner = OWNED.get(value.getDeclaringClass());
    return owner == null
        ? of(value.getDeclaringClass().getSimpleName() + "." + value.name())
        : Messages.text(language.getLocale(), owner + value.name(), List.of());
  }

  /** Who they are, in the order of the desks; machines are not spoken of. */
  public String roles(Set<String> roles) {
    return Roles.OF_PEOPLE.stream()
        .filter(roles::contains)
        .map(role -> of("role." + role.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(of("list.separator")));
  }

  /** What was done, as the timeline calls it; the plain name of what nobody has a word for. */
  public String action(String action) {
    int dot = action.indexOf('.');
    try {
      return Messages.text(
          language.getLocale(),
          action.substring(0, dot) + ".action" + action.substring(dot),
          List.of());
    } catch (MissingResourceException | StringIndexOutOfBoundsException unowned) {
      return orCode("action.", action);
    }
  }

  /** Why a job failed and what can be done. */
  public String failure(ProductionFailure failure) {
    return failure == null ? "" : failure.in(language.getLocale());
  }

  /** Likewise where nothing but the code was kept. */
  public String outcome(String code) {
    return code == null ? "" : failure(ProductionFailure.of(code));
  }

  /** What an entry of the audit trail is about; its plain name where nobody has a word for it. */
  public String object(String type) {
    return orCode("object.", type);
  }

  private String orCode(String start, String code) {
    try {
      return of(start + code);
    } catch (MissingResourceException unnamed) {
      return code;
    }
  }

  /** A label that a policy brings with it. */
  public String in(Text text) {
    return text == null ? "" : text.in(language.getLocale());
  }

  /**
   * What a rule is called: the number it has in the region's documents; a reading of ours has none
   * there, and its words say it.
   */
  public String rule(String rule) {
    return rule == null
        ? ""
        : Stream.of(rule.split(Sourced.RULES_APART))
            .map(one -> Sourced.isReading(one) ? of("rule.reading") : one)
            .distinct()
            .collect(Collectors.joining(Sourced.RULES_APART));
  }

  /** The question that a fact answers. */
  public String question(Fact fact) {
    return fact.question(language.getLocale());
  }

  public String problem(Problem problem) {
    return Messages.text(language.getLocale(), problem);
  }
}
