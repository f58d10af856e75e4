package org.ascribe.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

    private static final Vocabulary SMALL = Vocabulary.of(Stream.of("The film. The FILM, the end", "a film b"), 4);

    @Test
    void theMostFrequentWordsComeFirst() {
        assertThat(SMALL).isEqualTo(new Vocabulary(List.of("film", "the")));
        assertThat(Vocabulary.of(Stream.of("b a c"), 4).words()).containsExactly("a", "b");
        assertThat(SMALL.size()).isEqualTo(4);
        assertThat(List.of(SMALL.word(0), SMALL.word(1), SMALL.word(2), SMALL.word(3)))
                .containsExactly("␣", "?", "film", "the");
    }

    @Test
    void aTextIsPaddedInFrontAndKnowsItsWords() {
        String text = "The<br />worst film!";
        EncodedText encoded = SMALL.encoder(5).encode(text);
        assertThat(encoded.ids()).containsExactly(0, 0, 3, 1, 2);
        assertThat(encoded.padding()).isEqualTo(2);
        assertThat(encoded.unknown()).isEqualTo(1);
        assertThat(encoded.words().stream()
                        .map(word -> text.substring(word.from(), word.to()))
                        .toList())
                .containsExactly("The", "worst", "film");
    }

    @Test
    void aLongTextLosesItsBeginning() {
        EncodedText encoded = SMALL.encoder(2).encode("the end of the film");
        assertThat(encoded.ids()).containsExactly(3, 2);
        assertThat(encoded.left()).isEqualTo(3);
        assertThat(encoded.padding()).isZero();
    }

    @Test
    void aTextInAnotherScriptIsMadeOfUnknownWords() {
        EncodedText encoded = SMALL.encoder(4).encode("Отличный фильм");
        assertThat(encoded.ids()).containsExactly(0, 0, 1, 1);
        assertThat(encoded.unknown()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "…!", "<br />"})
    void aTextWithoutAWordIsRefused(String text) {
        TextEncoder encoder = SMALL.encoder(4);
        assertThatThrownBy(() -> encoder.encode(text))
                .hasMessage("text: no word in '" + text + "'; expected one or more");
    }

    @Test
    void ofALongReviewTheLastWordsAreTaken() {
        String text = "the film ".repeat(400) + "end";
        EncodedText encoded = SMALL.encoder(500).encode(text);
        assertThat(encoded.left()).isEqualTo(301);
        assertThat(encoded.padding()).isZero();
        assertThat(encoded.ids()).hasSize(500).startsWith(2, 3).endsWith(2, 1);
        assertThat(encoded.words().get(499)).isEqualTo(new Word("end", text.length() - 3, text.length()));
        assertThat(encoded.text()).isEqualTo(text);
    }

    @Test
    void aTextOfExactlyAsManyWordsAsPlacesIsTakenWhole() {
        EncodedText encoded = SMALL.encoder(3).encode("the film ends");
        assertThat(encoded.left() + encoded.padding()).isZero();
        assertThat(encoded.words()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"素晴らしい映画", "فيلم رائع", "शानदार फिल्म", "훌륭한 영화", "qwxz 😀 42"})
    void wordsThatTheVocabularyDoesNotHaveAreAllUnknown(String text) {
        EncodedText encoded = SMALL.encoder(20).encode(text);
        assertThat(encoded.words()).isNotEmpty();
        assertThat(encoded.unknown()).isEqualTo(encoded.words().size());
        assertThat(encoded.padding()).isEqualTo(20 - encoded.words().size());
    }

    @Test
    void aTextOfEmojiAloneHasNoWord() {
        TextEncoder encoder = SMALL.encoder(4);
        assertThatThrownBy(() -> encoder.encode("😀 👍"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text: no word in '😀 👍'; expected one or more");
    }

    @Test
    void badSizesAreRefused() {
        assertThatThrownBy(() -> Vocabulary.of(Stream.of("a"), 2)).hasMessage("size: 2; expected 3 or more");
        assertThatThrownBy(() -> Vocabulary.of(Stream.of("…"), 3)).hasMessageContaining("expected different words");
        assertThatThrownBy(() -> new Vocabulary(List.of("a", "a"))).hasMessageContaining("2, 1 of them different");
        assertThatThrownBy(() -> SMALL.encoder(0)).hasMessageContaining("length: 0");
        assertThatThrownBy(() -> SMALL.word(4)).hasMessage("id: 4; expected 0 to 3");
    }

    @Property
    void wordsStandWhereTheySay(@ForAll String text) {
        for (Word word : Words.of(text)) {
            assertThat(text.substring(word.from(), word.to()).toLowerCase(Locale.ROOT))
                    .isEqualTo(word.text());
        }
    }

    @Property
    void plainWordsAreSplitAtBlanks(@ForAll List<@AlphaChars @NotEmpty String> words) {
        String text = String.join(" ", words);
        assertThat(Words.of(text).stream().map(Word::text).collect(Collectors.toList()))
                .isEqualTo(words.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList());
    }
}
