package org.ascribe.kernel;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a {@link StopCheck} at the start of every method and before every backward branch of a class. The call takes and leaves
 * nothing on the operand stack, so stack maps stay valid as they are. A loop that the compiler would turn into vector instructions
 * loses that (measured: a factor of four for y = a y + b); a sum or a matrix product does not change.
 */
final class LoopGuard {
    private static final String CHECK_OWNER = Type.getInternalName(StopCheck.class);

    private LoopGuard() {}

    static byte[] guard(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String sign, String[] thrown) {
                        return new Guarded(super.visitMethod(access, name, type, sign, thrown));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Guarded extends MethodVisitor {
        private final Set<Label> passed = new HashSet<>();

        Guarded(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label target) {
            checkIfBackward(target);
            super.visitJumpInsn(opcode, target);
        }

        @Override
        public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
            checkIfBackward(otherwise, targets);
            super.visitTableSwitchInsn(min, max, otherwise, targets);
        }

        @Override
        public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
            checkIfBackward(otherwise, targets);
            super.visitLookupSwitchInsn(otherwise, keys, targets);
        }

        private void checkIfBackward(Label first, Label... others) {
            boolean backward = passed.contains(first);
            for (Label other : others) {
                backward |= passed.contains(other);
            }
            if (backward) {
                check();
            }
        }

        private void check() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, CHECK_OWNER, "check", "()V", false);
        }
    }
}
