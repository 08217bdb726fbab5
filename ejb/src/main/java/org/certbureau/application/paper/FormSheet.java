package org.certbureau.application.paper;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.application.Application;
import org.certbureau.application.line.FieldChange;
import org.certbureau.application.line.PairChoices;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CapitalYears;
import org.certbureau.kernel.Messages;
import org.certbureau.paper.ApplicationForm;
import org.certbureau.paper.Paper;
import org.certbureau.region.form.FieldMask;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Text;

/** Pours an application into the region's printed form: its sections, labels, boxes and words. */
final class FormSheet {
  /** The longest value that fits half a line of the form, in halves of an ideograph. */
  private static final int HALF_LINE = 24;

  /** A remark is set smaller. */
  private static final int HALF_LINE_WITH_REMARK = 28;

  private static final int MOST_CAPITAL_YEARS = 5;
  private static final String YEARS = "{years}";
  private static final String BY_HAND = "　　";

  private final PaperRule rule;
  private final Policy policy;
  private final Application application;
  private final Map<String, String> values;
  private final String acceptor;
  private final Certificate certificate;

  /**
   * The certificate that an application is about.
   *
   * @param number as people call it (证书编号); null where it opens one
   * @param changes what is to differ from what is registered of its holder
   */
  record Certificate(String number, List<FieldChange> changes, List<PairView> pairs) {
    static final Certificate NONE = new Certificate(null, List.of(), List.of());

    Certificate {
      changes = List.copyOf(changes);
      pairs = List.copyOf(pairs);
    }

    /** In words; what names none as it was typed. */
    String pair(String typed) {
      return PairChoices.of(pairs).stream()
          .filter(choice -> choice.code().equals(typed))
          .findFirst()
          .map(choice -> zh(choice.label()))
          .orElse(typed);
    }

    Optional<FieldChange> change(FormField field) {
      return changes.stream().filter(change -> change.key().equals(field.key())).findFirst();
    }
  }

  /**
   * @param values as they are to be read on paper, by field key
   * @param acceptor the name of who accepted it; empty before
   */
  FormSheet(
      PaperRule rule,
      Policy policy,
      Application application,
      Map<String, String> values,
      String acceptor,
      Certificate certificate) {
    this.rule = rule;
    this.policy = policy;
    this.application = application;
    this.values = values;
    this.acceptor = acceptor;
    this.certificate = certificate;
  }

  ApplicationForm print(URI tracking, int print) {
    return new ApplicationForm(
        zh(rule.title()),
        rule.over() == null ? "" : zh(rule.over()),
        rule.note() == null ? "" : zh(rule.note()),
        application.caseNumber(),
        tracking,
        print,
        sections(),
        rule.notesTitle() == null ? "" : zh(rule.notesTitle()),
        Stream.concat(rule.notes().stream().map(FormSheet::zh), uses()).toList());
  }

  /** What is done with the certificate, whatever system it opens (CS-23). */
  private Stream<String> uses() {
    return Stream.ofNullable(policy.systems().uses())
        .map(
            uses ->
                zh(uses.title())
                    + uses.business().stream()
                        .map(FormSheet::zh)
                        .collect(Collectors.joining("；", "", "。")));
  }

  private List<ApplicationForm.Section> sections() {
    List<FormField> fields =
        policy.printedFields(application.situation()).stream().filter(this::isOnPaper).toList();
    return policy.sections().stream()
        .map(
            section ->
                new ApplicationForm.Section(
                    zh(section.label()),
                    Stream.concat(
                            declaration(section.code()),
                            fields.stream()
                                .filter(field -> field.section().equals(section.code()))
                                .flatMap(this::entry))
                        .toList()))
        .filter(section -> !section.entries().isEmpty())
        .toList();
  }

  private boolean isOnPaper(FormField field) {
    return switch (field.onPaper()) {
      case ALWAYS -> true;
      case FILLED ->
          !values.getOrDefault(field.key(), "").isEmpty() || certificate.change(field).isPresent();
      case NEVER -> false;
    };
  }

  private Stream<ApplicationForm.Entry> declaration(String section) {
    return Stream.ofNullable(rule.declaration())
        .filter(declaration -> declaration.section().equals(section))
        .map(declaration -> new ApplicationForm.Paragraph(zh(declaration.text())));
  }

  private Stream<ApplicationForm.Entry> entry(FormField field) {
    return switch (field.filled()) {
      case TYPED -> isLeftOut(field) ? Stream.empty() : Stream.of(typed(field));
      case FROM_CASE -> fromCase(field);
      case BY_HAND -> byHand(field);
    };
  }

  /** The regions' own forms have no line for it: it stands there where a unit has one. */
  private boolean isLeftOut(FormField field) {
    return field.key().equals(FormKeys.CERTIFICATE_NAME)
        && !values.containsKey(field.key())
        && certificate.change(field).isEmpty();
  }

  private ApplicationForm.Entry typed(FormField field) {
    String label = zh(field.printed());
    String value = values.getOrDefault(field.key(), "");
    return switch (field.kind()) {
      case BOOLEAN ->
          new ApplicationForm.Choices(
              label,
              List.of(
                  box(value.equals("true"), word("yes")), box(value.equals("false"), word("no"))),
              remark(field));
      case CHOICE, CHOICES -> chosen(field, onPaper(field, value), value);
      case SYSTEMS -> chosen(field, systems(value), value);
      case PAIR -> text(field, certificate.pair(value));
      default -> text(field, value);
    };
  }

  /** A holder signs for none of the reasons that are the bureau's own. */
  private List<Choice> onPaper(FormField field, String value) {
    if (!field.key().equals(FormKeys.REVOCATION_REASON)) {
      return field.choices();
    }
    return field.choices().stream()
        .filter(choice -> choice.code().equals(value) || !policy.isBureausReason(choice.code()))
        .toList();
  }

  /** Where there is but one thing to choose it stands there as a word. */
  private ApplicationForm.Entry chosen(FormField field, List<Choice> choices, String value) {
    if (choices.size() == 1) {
      return text(field, value.isEmpty() ? "" : zh(choices.get(0).label()));
    }
    List<String> codes = List.of(value.split(",", -1));
    return new ApplicationForm.Choices(
        zh(field.printed()),
        choices.stream()
            .map(choice -> box(codes.contains(choice.code()), zh(choice.label())))
            .toList(),
        remark(field));
  }

  /** The catalogue, and behind it the others that were named. */
  private List<Choice> systems(String value) {
    List<Choice> catalogue = policy.systems().catalogue();
    return Stream.concat(
            catalogue.stream(),
            Stream.of(value.split(",", -1))
                .filter(name -> !name.isEmpty())
                .filter(name -> catalogue.stream().noneMatch(each -> each.code().equals(name)))
                .map(name -> new Choice(name, new Text(name, name))))
        .toList();
  }

  /** What is to change is told from what stands there as it was. */
  private String remark(FormField field) {
    return certificate
        .change(field)
        .map(change -> changed(field, change))
        .orElseGet(() -> field.remark() == null ? "" : zh(field.remark()));
  }

  private static String changed(FormField field, FieldChange change) {
    String before = read(field, FieldMask.shown(field, change.before()));
    if (before.isEmpty()) {
      return word("changed-new");
    }
    return word(change.after().isEmpty() ? "changed-gone" : "changed", before);
  }

  /** What was chosen before is told by its word. */
  private static String read(FormField field, String value) {
    if (field.kind() == FieldKind.BOOLEAN && !value.isEmpty()) {
      return word(value.equals("true") ? "yes" : "no");
    }
    List<String> codes = List.of(value.split(",", -1));
    String chosen =
        field.choices().stream()
            .filter(choice -> codes.contains(choice.code()))
            .map(choice -> zh(choice.label()))
            .collect(Collectors.joining("、"));
    return chosen.isEmpty() ? value : chosen;
  }

  private ApplicationForm.Entry text(FormField field, String value) {
    boolean wide =
        field.kind() == FieldKind.UNIT_NAME
            || field.kind() == FieldKind.ADDRESS
            || width(value) > HALF_LINE
            || width(value) + width(remark(field)) > HALF_LINE_WITH_REMARK;
    return new ApplicationForm.Field(zh(field.printed()), value, wide, remark(field));
  }

  /** Ideographs are twice as wide as figures and letters. */
  private static int width(String value) {
    return value.codePoints().map(character -> character < 0x2E80 ? 1 : 2).sum();
  }

  private Stream<ApplicationForm.Entry> fromCase(FormField field) {
    String label = zh(field.printed());
    return switch (field.key()) {
      case FormKeys.SERVICE ->
          Stream.concat(
              Stream.of(service(label)),
              Stream.ofNullable(certificate.number())
                  .map(number -> ApplicationForm.Field.wide(word("certificate"), number)));
      // a box that has a place for the years says them already
      case FormKeys.YEARS ->
          ticked().anyMatch(box -> box.label().zh().contains(YEARS))
              ? Stream.empty()
              : Stream.of(ApplicationForm.Field.half(label, years()));
      case FormKeys.ACCEPTOR -> Stream.of(ApplicationForm.Field.half(label, acceptor));
      case FormKeys.ACCEPTED_AT ->
          Stream.of(ApplicationForm.Field.moment(label, application.acts().accepted().at()));
      default -> Stream.of(ApplicationForm.Field.half(label, ""));
    };
  }

  private ApplicationForm.Entry service(String label) {
    if (rule.boxes().isEmpty()) {
      return ApplicationForm.Field.wide(
          label, policy.word(application.request().service(), Paper.LANGUAGE));
    }
    List<ApplicationForm.Choice> boxes = new ArrayList<>();
    for (PaperRule.Box box : rule.boxes()) {
      boolean ticked = box.services().contains(application.request().service());
      boxes.add(box(ticked, zh(box.label()).replace(YEARS, ticked ? years() : BY_HAND)));
    }
    return new ApplicationForm.Choices(label, boxes);
  }

  private Stream<PaperRule.Box> ticked() {
    return rule.boxes().stream()
        .filter(box -> box.services().contains(application.request().service()));
  }

  /** In capitals, as the forms ask (GD-06). */
  private String years() {
    return application.request().years() <= MOST_CAPITAL_YEARS
        ? CapitalYears.of(application.request().years())
        : Integer.toString(application.request().years());
  }

  private Stream<ApplicationForm.Entry> byHand(FormField field) {
    String label = zh(field.printed());
    return switch (field.hand()) {
      case WRITING -> Stream.of(ApplicationForm.Field.half(label, ""));
      case SIGNATURE -> Stream.of(new ApplicationForm.Place(label, false, dayLabel(field)));
      case SEAL -> Stream.of(new ApplicationForm.Place(label, true, dayLabel(field)));
      // it stands at every place to sign or to seal of its block
      case DATE -> Stream.empty();
    };
  }

  /** What the block calls its date (申请日期). */
  private String dayLabel(FormField place) {
    return policy.printedFields(application.situation()).stream()
        .filter(field -> field.section().equals(place.section()))
        .filter(field -> field.hand() == FormField.Hand.DATE)
        .map(field -> zh(field.printed()) + "：　　　　")
        .findFirst()
        .orElse("");
  }

  private static ApplicationForm.Choice box(boolean ticked, String word) {
    return new ApplicationForm.Choice(ticked, word);
  }

  private static String word(String key, String... args) {
    return Messages.text(Paper.LANGUAGE, "application.paper." + key, List.of(args));
  }

  private static String zh(Text text) {
    return text.in(Paper.LANGUAGE);
  }
}
