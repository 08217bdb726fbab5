package org.certbureau.region.reading;

import com.networknt.schema.ValidationMessage;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a document breaks of the schema, in Chinese without a word of the parser's. */
final class SchemaWords {
  private static final String ROOT = "文件";

  /** By keyword of the schema: the place, then what the keyword says. */
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry("required", "{0} 缺少“{1}”"),
          Map.entry("additionalProperties", "{0} 不能有“{1}”"),
          Map.entry("enum", "{0} 应为 {1} 之一"),
          Map.entry("type", "{0} 应为{2}，写的是{1}"),
          Map.entry("pattern", "{0} 不合规定的写法 {1}"),
          Map.entry("format", "{0} 应为日期，如 2026-01-31"),
          Map.entry("minimum", "{0} 不能小于 {1}"),
          Map.entry("maximum", "{0} 不能大于 {1}"),
          Map.entry("minItems", "{0} 至少要有 {1} 项"),
          Map.entry("minProperties", "{0} 至少要有 {1} 项"),
          Map.entry("minLength", "{0} 至少要有 {1} 个字"),
          Map.entry("maxLength", "{0} 不能超过 {1} 个字"),
          Map.entry("uniqueItems", "{0} 不能有相同的项"),
          Map.entry("propertyNames", "{0} 不能有名称“{1}”"));

  private static final Map<String, String> TYPES =
      Map.of(
          "object", "一组名称和值",
          "array", "列表",
          "string", "文本",
          "integer", "整数",
          "number", "数",
          "boolean", "true 或 false",
          "null", "空",
          "unknown", "空");

  private SchemaWords() {}

  static String of(ValidationMessage broken) {
    String sentence = SENTENCES.get(broken.getType());
    if (sentence == null) {
      throw new IllegalStateException("no words for the keyword " + broken.getType());
    }
    String place = broken.getInstanceLocation().toString();
    Object[] said =
        Stream.concat(
                Stream.of(place.isEmpty() ? ROOT : place),
                Arrays.stream(broken.getArguments())
                    .map(String::valueOf)
                    .map(word -> TYPES.getOrDefault(word, word)))
            .toArray();
    return new MessageFormat(sentence).format(said);
  }

  /** The keywords that there are words for. */
  static Set<String> keywords() {
    return SENTENCES.keySet();
  }
}
