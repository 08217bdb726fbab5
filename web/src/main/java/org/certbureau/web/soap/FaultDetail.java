package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.web.door.Answer;

/** Why a request was refused: what the REST door says as problem details. */
@XmlType(
    name = "FaultDetail",
    propOrder = {"reference", "problems"})
public class FaultDetail {
  /** Under which an unexpected fault was logged; left out where the caller can mend it. */
  String reference;

  @XmlElement(name = "problem", required = true)
  List<Item> problems = new ArrayList<>();

  /** One of several problems. */
  @XmlType(
      name = "Problem",
      propOrder = {"code", "field", "rule", "citation", "sentence"})
  public static class Item {
    /** Stable, {@code feature.what-is-wrong}. */
    @XmlElement(required = true)
    String code;

    /** Where the value was given. */
    String field;

    /** The rule that refuses it; left out for plain bad input. */
    String rule;

    /** The phrase of the office's documents that says so; left out where there is no rule. */
    String citation;

    /** In the language that was asked for. */
    @XmlElement(required = true)
    String sentence;

    static Item of(Answer.Item told) {
      Item item = new Item();
      item.code = told.code();
      item.field = told.field();
      item.rule = told.rule();
      item.citation = told.citation();
      item.sentence = told.detail();
      return item;
    }
  }

  static FaultDetail of(Answer answer) {
    FaultDetail fault = new FaultDetail();
    fault.reference = answer.reference();
    for (Answer.Item item : answer.problems()) {
      fault.problems.add(Item.of(item));
    }
    return fault;
  }
}
