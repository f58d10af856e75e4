package org.ascribe.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Flat JSON objects, as rows and settings are kept.
 *
 * <p>The syntax carries the type: a number with a point, an exponent or no digits (NaN, Infinity) is a double, any other a long.
 * Doubles are written in decimals that read back to the same bits. SQLite's {@code ->>} reads all of it (JSON5), NaN as NULL.
 */
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    static String write(Row row) {
        return object(json -> {
            for (int i = 0; i < row.columns().size(); i++) {
                field(json, row.columns().get(i), row.values().get(i));
            }
        });
    }

    static Row row(String text) {
        List<String> columns = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        read(text, (name, value) -> {
            columns.add(name);
            values.add(value);
        });
        return new Row(columns, values);
    }

    static String write(Map<String, Object> fields) {
        return object(json -> {
            for (Map.Entry<String, Object> entry : fields.entrySet()) {
                field(json, entry.getKey(), entry.getValue());
            }
        });
    }

    static void read(String text, BiConsumer<String, Object> field) {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                field.accept(name, value(json, json.nextToken()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            default -> json.getText();
        };
    }

    private static void field(JsonGenerator json, String name, Object value) throws IOException {
        json.writeFieldName(name);
        if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString((String) value);
        }
    }

    private static String object(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }
}
