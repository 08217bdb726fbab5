package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.web.door.Answer;

/** Why a request was refused: the same that the REST door says as problem details. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "Refusal",
    propOrder = {"code", "detail", "reference", "problems"})
public class Refusal {
  /** One of several problems. */
  @XmlAccessorType(XmlAccessType.FIELD)
  @XmlType(
      name = "Problem",
      propOrder = {"code", "field", "rule", "detail"})
  public static class Problem {
    @XmlElement(required = true)
    String code;

    String field;
    String rule;

    @XmlElement(required = true)
    String detail;
  }

  @XmlElement(required = true)
  String code;

  @XmlElement(required = true)
  String detail;

  /** Under which an unexpected fault was logged. */
  String reference;

  @XmlElement(name = "problem")
  List<Problem> problems = new ArrayList<>();

  static Refusal of(Answer answer) {
    Refusal refusal = new Refusal();
    refusal.code = answer.code();
    refusal.detail = answer.detail();
    refusal.reference = answer.reference();
    for (Answer.Item item : answer.problems()) {
      Problem problem = new Problem();
      problem.code = item.code();
      problem.field = item.field();
      problem.rule = item.rule();
      problem.detail = item.detail();
      refusal.problems.add(problem);
    }
    return refusal;
  }
}
