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
      propOrder = {"code", "field", "rule", "sentence"})
  public static class Item {
    /** Stable, {@code feature.what-is-wrong}. */
    @XmlElement(required = true)
    String code;

    /** Where the value was given. */
    String field;

    /** The rule that refuses it; left out for plain bad input. */
    String rule;

    /** In the language that was asked for. */
    @XmlElement(required = true)
    String sentence;

    static Item of(String code, String field, String rule, String sentence) {
      Item item = new Item();
      item.code = code;
      item.field = field;
      item.rule = rule;
      item.sentence = sentence;
      return item;
    }
  }

  static FaultDetail of(Answer answer) {
    FaultDetail fault = new FaultDetail();
    fault.reference = answer.reference();
    for (Answer.Item item : answer.problems()) {
      fault.problems.add(Item.of(item.code(), item.field(), item.rule(), item.detail()));
    }
    return fault;
  }
}
