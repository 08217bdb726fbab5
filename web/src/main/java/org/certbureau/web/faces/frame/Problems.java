package org.certbureau.web.faces.frame;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.web.faces.words.Words;

/**
 * What went wrong with what was just asked: a summary on top of the page, and the same words at the
 * fields. Knows fields by the names that desks use, not by component ids.
 */
@Named
@RequestScoped
public class Problems {
  @Inject private Words say;

  private final List<Line> lines = new ArrayList<>();
  private final List<Line> quiet = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();

  /**
   * One problem as it is shown.
   *
   * @param field where it was typed, or null for the whole
   * @param label what the field is called, or null
   * @param rule the rule that refuses it, or null
   * @param citation the phrase that says so, or null
   */
  public record Line(String field, String label, String text, String rule, String citation)
      implements Serializable {

    /** Whether the sentence alone does not tell what it is about. */
    @JsonIgnore
    public boolean isNameless() {
      return label != null && !text.contains(label);
    }
  }

  /** Tells what fields are called on this page, before anything is said about them. */
  public void name(Map<String, String> fields) {
    labels.putAll(fields);
  }

  /** Does something at a desk and remembers why it was refused, if it was. */
  public boolean none(Runnable deed) {
    try {
      deed.run();
      return true;
    } catch (RuleViolation refused) {
      addAll(refused.problems());
      return false;
    }
  }

  public void addAll(Collection<Problem> problems) {
    problems.forEach(this::add);
  }

  public void add(Problem problem) {
    Line line = line(problem);
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  /** A problem with one of several files: its name stands before the sentence. */
  public void addOfFile(String file, Problem problem) {
    String text = say.problem(problem);
    lines.add(
        new Line(
            problem.field(),
            labels.get(problem.field()),
            file.isEmpty() ? text : say.of("papers.file-refused", file, text),
            problem.rule(),
            problem.citation()));
  }

  /** Said at the field alone: somebody is still typing, a summary would get in the way. */
  public void addQuietly(Collection<Problem> problems) {
    problems.forEach(problem -> quiet.add(line(problem)));
  }

  /** Remarks that stand at fields, in words. */
  public void addQuietly(Map<String, String> remarks) {
    remarks.forEach(
        (field, text) -> quiet.add(new Line(field, labels.get(field), text, null, null)));
  }

  private Line line(Problem problem) {
    return new Line(
        problem.field(),
        labels.get(problem.field()),
        say.problem(problem),
        problem.rule(),
        problem.citation());
  }

  /** The same as it was said before. */
  void repeat(List<Line> loud, List<Line> soft) {
    lines.addAll(loud);
    quiet.addAll(soft);
  }

  List<Line> quietLines() {
    return List.copyOf(quiet);
  }

  /** A problem that only screens know. */
  public void add(String field, String key, Object... args) {
    lines.add(new Line(field, labels.get(field), say.of(key, args), null, null));
  }

  public boolean isAny() {
    return !lines.isEmpty();
  }

  public List<Line> getLines() {
    return List.copyOf(lines);
  }

  /** What is said at a field; empty for nothing. */
  public String at(String field) {
    return Stream.concat(lines.stream(), quiet.stream())
        .filter(line -> Objects.equals(field, line.field()))
        .map(Line::text)
        .findFirst()
        .orElse("");
  }

  public boolean isAt(String field) {
    return !at(field).isEmpty();
  }
}
